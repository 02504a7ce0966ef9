import type { PolicyFileViolation, ReadPolicyFile } from '#domain/knowledge/index.ts'
import { linesOfDocx } from './read-docx.ts'
import { linesOfHtml, looksLikeHtml } from './read-html.ts'
import { linesOfPdf } from './read-pdf.ts'
import { DocumentRefused, type DocumentProblem } from './refused.ts'

/**
 * Text of a policy file that is more than text: a web page, a Word document, a PDF. What the file is, its first bytes say;
 * its name is not believed. Plain text and Markdown are given back as they are.
 */
export const readPolicyFile: ReadPolicyFile = async (fileName, bytes, decoded) => {
  try {
    if (startsWith(bytes, '%PDF-')) return { ok: true, text: await linesOfPdf(bytes) }
    if (startsWith(bytes, 'PK')) return { ok: true, text: linesOfDocx(bytes) }
    if (oldOffice.every((byte, i) => bytes[i] === byte)) throw new DocumentRefused(protectedOffice(bytes))
    if (decoded !== undefined && (looksLikeHtml(decoded) || /\.html?$/i.test(fileName)))
      return { ok: true, text: linesOfHtml(decoded) }
    return { ok: true, text: decoded ?? '\u0000' }
  } catch (error) {
    if (error instanceof DocumentRefused) return { ok: false, violation: { fileName, ...words[error.problem] } }
    throw error
  }
}

/** The container of Word 97 files, and of encrypted ones of today. */
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0]
const startsWith = (bytes: Uint8Array, sign: string): boolean => [...sign].every((c, i) => bytes[i] === c.charCodeAt(0))

/** An encrypted document of today holds a stream of this name, written in two bytes a letter. */
function protectedOffice(bytes: Uint8Array): DocumentProblem {
  const name = Buffer.from('EncryptedPackage', 'utf16le')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name) ? 'ENCRYPTED' : 'UNKNOWN_FORMAT'
}

const expected = 'Markdown、纯文本、网页（HTML）、Word（.docx）或有文字的 PDF'
const words: Record<DocumentProblem, Pick<PolicyFileViolation, 'code' | 'found' | 'expected' | 'doNext'>> = {
  ENCRYPTED: {
    code: 'ENCRYPTED',
    found: '文件有密码保护',
    expected,
    doNext: '请打开文件去掉密码，另存一份后再导入；密码不用告诉我们。',
  },
  SCANNED: {
    code: 'SCANNED',
    found: 'PDF 里是扫描的图片，没有文字',
    expected,
    doNext: '请向发文单位要有文字的版本，或者先做文字识别并逐条校对，再导入。',
  },
  BROKEN_FILE: {
    code: 'BROKEN_FILE',
    found: '文件内容已经损坏，读不出来',
    expected,
    doNext: '请用原来的软件打开看看是否完整，另存一份后再导入。',
  },
  TOO_LARGE: {
    code: 'TOO_LONG',
    found: '文件展开后太大',
    expected: '一份政策不超过两千页',
    doNext: '请按法规或按编、章拆成几个文件后再导入。',
  },
  UNKNOWN_FORMAT: {
    code: 'NOT_TEXT',
    found: '不认识这种文件格式',
    expected,
    doNext: '旧版 Word（.doc）、WPS 和表格请先另存为 .docx 或 PDF，再导入。',
  },
}
