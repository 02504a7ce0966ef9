import type { SafetyRule } from './safety.ts'
import type { AskBack } from './ask-back.ts'

/** Sentences of the host's own: they frame an answer or end it, and never state a fact of a policy or an item. */
export type AnswerLanguage = 'zh' | 'yue' | 'en'
type Said = Record<AnswerLanguage, string>

export const safetySentences: Record<SafetyRule, Said> = {
  emergency: {
    zh: '情况紧急请马上拨打电话：火警119，报警110，急救120；身边的工作人员也可以马上帮您。',
    yue: '情况紧急请即刻打电话：火警119，报警110，急救120；隔篱嘅工作人员都可以即刻帮你。',
    en: 'If this is an emergency, call now: fire 119, police 110, ambulance 120. The staff beside you can help at once.',
  },
  'lost-child': {
    zh: '别着急，待在原地不要走远。旁边穿工作服的叔叔阿姨会马上帮你找家人；也可以请大人拨打110。',
    yue: '唔使惊，企喺度唔好行开。隔篱着制服嘅哥哥姐姐会即刻帮你揾屋企人；亦可以叫大人打110。',
    en: 'Stay where you are. The staff beside you will help you find your family at once; a grown-up can also call 110.',
  },
  insult: {
    zh: '您的心情我理解。我能做的是把政策和办事指南讲清楚；要提意见或投诉，可以找窗口工作人员，或者拨打12345。',
    yue: '我明白你嘅心情。我可以做嘅系讲清楚政策同办事指南；想提意见或者投诉，可以揾窗口职员，或者打12345。',
    en: 'I understand you are upset. I can explain policies and services; to complain, please speak to the staff or call 12345.',
  },
  politics: {
    zh: '这个话题不在我的职责里，我只回答政策和办事问题。您想办什么事？',
    yue: '呢个话题唔系我嘅工作，我净系答政策同办事嘅问题。你想办咩事？',
    en: 'That is outside my duty; I only answer questions about policies and services. What would you like to have done?',
  },
  'out-of-office': {
    zh: '这件事不归政务服务办，我手上没有可靠的依据，不能乱说。要是有办证、社保、登记这类事，请直接告诉我。',
    yue: '呢件事唔归政务服务办，我手上冇可靠嘅依据，唔敢乱讲。如果有办证、社保、登记呢类事，请直接话我知。',
    en: 'This is not a government service and I hold no reliable source for it. For certificates, insurance or registrations, please ask me.',
  },
  injection: {
    zh: '我只能依据已公布的政策和办事指南回答问题，不能改变自己的规则。您可以直接问我要办什么事。',
    yue: '我只可以根据已公布嘅政策同办事指南答问题，唔可以改自己嘅规则。你可以直接话我知想办咩事。',
    en: 'I can only answer from published policies and service guides. Please tell me which service you need.',
  },
  'personal-data': {
    zh: '这涉及个人信息，我不能提供或查询。本人可以带身份证到窗口查询，也可以拨打12345。',
    yue: '呢个涉及个人资料，我唔可以提供或者查询。本人可以带身份证去窗口查，或者打12345。',
    en: 'This is personal information, which I cannot give or look up. The person concerned can ask at a counter with an ID card, or call 12345.',
  },
  'own-case': {
    zh: '我看不到您的办件，没法查进度。请到窗口凭身份证或受理编号查询，也可以拨打12345。',
    yue: '我睇唔到你嘅办件，查唔到进度。请去窗口凭身份证或者受理编号查，或者打12345。',
    en: 'I cannot see your case. Please ask at a counter with your ID card or acceptance number, or call 12345.',
  },
  decision: {
    zh: '能不能批要由受理部门依法审查后决定，我不能替他们答复，也不能保证结果。我可以告诉您条件和材料，或者请您到窗口咨询。',
    yue: '批唔批得要由受理部门依法审查先决定，我唔可以代佢哋答，亦唔可以保证结果。我可以讲条件同材料你知，或者请你去窗口问。',
    en: 'Whether it is approved is decided by the responsible department; I cannot decide or promise. I can tell you the conditions and documents, or please ask at a counter.',
  },
  'opening-hours': {
    zh: '我手上的政策和指南没有写办公时间，不能乱说。请看大厅公告，或者拨打12345确认。',
    yue: '我手上嘅政策同指南冇写办公时间，唔敢乱讲。请睇大厅公告，或者打12345确认。',
    en: 'The texts I hold do not state opening hours. Please see the notice in the hall, or call 12345.',
  },
  'volatile-figure': {
    zh: '这个数字会随时调整，我手上的文件没有最新的，不能乱说。请拨打12345或到窗口核实。',
    yue: '呢个数字随时会变，我手上嘅文件冇最新嘅，唔敢乱讲。请打12345或者去窗口核实。',
    en: 'This figure changes and the texts I hold do not give the latest one. Please call 12345 or ask at a counter.',
  },
}

export const askBackSentences: Record<AskBack['rule'], Said> = {
  'which-item': {
    zh: '您要办的是哪一件事？说出事项名称，我马上告诉您。',
    yue: '你想办边一件事？讲个事项名，我即刻话你知。',
    en: 'Which service do you mean? Tell me its name and I will answer at once.',
  },
  'which-benefit': {
    zh: '您问的是哪一项补贴或待遇？再告诉我户籍在哪里、年龄或缴费多少年。',
    yue: '你问嘅系边一项补贴或者待遇？再话我知户籍喺边、年龄或者供咗几多年。',
    en: 'Which benefit do you mean? Please also tell me your registered residence, and your age or years of contribution.',
  },
  'which-certificate': {
    zh: '您要办的是哪一种证？是本人来办还是替别人办？',
    yue: '你想办边一种证？系本人嚟办定系帮人办？',
    en: 'Which certificate do you mean, and is it for yourself or for somebody else?',
  },
}

export const frames = {
  maybe: {
    zh: '没有找到直接的规定，下面的条文可能相关，请点开看看；需要的话请到窗口咨询。',
    yue: '揾唔到直接嘅规定，下面嘅条文可能有关，请点开睇下；需要嘅话请去窗口问。',
    en: 'I found no rule that settles this. The passages below may be related; please open them, or ask at a counter.',
  },
  refuse: {
    zh: '我手上的政策和指南没有写这件事，不能乱说。请到咨询窗口问工作人员，或者拨打12345。',
    yue: '我手上嘅政策同指南冇写呢件事，唔敢乱讲。请去咨询窗口问工作人员，或者打12345。',
    en: 'The policies and guides I hold do not settle this, so I will not guess. Please ask the staff, or call 12345.',
  },
  quotedInChinese: {
    zh: '',
    yue: '根据规定，原文系：',
    en: 'The rule, quoted from the Chinese text, says:',
  },
} as const satisfies Record<string, Said>

export const notices = {
  excerpt: '这份文件只收录了节选，没有收录的条文可能另有规定。',
  undated: '这份指南没有写明施行日期，金额和办法可能已经调整，请以窗口答复为准。',
  llmFailed: (detail: string): string => `${detail}下面是直接摘自条文的回答。`,
  llmCut: '模型的回答中途断了，下面换成直接摘自条文的回答。',
  llmUnsupported: '模型有一句话在条文里找不到依据，已经去掉。',
  heardAs: (pairs: readonly { heard: string; meant: string }[]): string =>
    `按发音理解为：${pairs.map(p => `“${p.meant}”（听到的是“${p.heard}”）`).join('、')}。`,
} as const
