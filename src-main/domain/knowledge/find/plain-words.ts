/** Words that carry no topic (dropped) or little of it (weak), in questions put to a counter. */

export const stopWords: ReadonlySet<string> = new Set(
  `的 了 吗 呢 啊 呀 吧 嘛 啦 哦 喔 哈 么 着 过 得 地 之 其 与 和 及 或 而 且 但 就 都 也 还 又 再 才 只 很 太 最 更 挺 好 真
  是 有 在 到 从 由 被 把 给 让 叫 向 对 对于 关于 为 为了 因 因为 所以 如果 要是 假如 那 那么 这 这个 那个 这些 那些 这样 那样 这种
  我 你 您 他 她 它 我们 你们 他们 咱 咱们 俺 自己 人家 大家 本人 谁 哪 哪个 哪些 哪里 哪儿 哪种 什么 啥 怎么 怎样 怎么样 如何 咋 咋样 咋办 咋整
  为什么 为啥 多少 几 多久 多长 多大 多长时间 什么样 什么时候 何时 几个 几天 几时 能 能不能 能否 可以 可不可以 可否 会 会不会 要 要不要 需要 需不需要
  必须 应该 应当 得 行 行不行 行不 成 算 算不算 是不是 是否 有没有 没有 没 不 不是 别 想 想要 打算 准备 请 请问 问 问下 问问 咨询 知道 想问
  一下 一个 一些 一点 一般 现在 目前 已经 正在 刚 刚刚 马上 以后 之后 之前 以前 时候 的话 来 去 上 下 里 中 内 外 上面 里面 后 前 起 用 做 弄 搞
  拿到 到手 能拿 下来 办下来 办到 顺利 办 办理 怎么办 东西 事 事情 情况 些 个 位 种 次 件 份 样 吧 呗 噢 嗯 您好 你好 麻烦 谢谢 啊呀 直接 到底 究竟 具体 大概 大约 一共 总共 分别 或者 还是 以及
  不 没法 无法 可 该 应 须 将 等 所 以 于 并 则 若 即 该怎么 怎么弄 如何办 拿 带 跟 同 咗 嘅 呃 那个啥 the a an of to in for and or is are do does i my me we our you your it be can
  how what when where which who must may will shall should would could there this that with on at by from have has had if into as not no any some get got need want please`
    .split(/\s+/)
    .filter(w => w !== ''),
)

/** Nouns every office text is full of: they colour a question but do not choose the article. */
export const weakNouns: ReadonlySet<string> = new Set(
  `窗口 单位 部门 手机 材料 资料 证件 证明 手续 时间 钱 人 地方 机关 工作 工作人员 政府 国家 规定 政策 服务 事项 业务 问题 申请 申请人 办事 大厅 中心 公司
  企业 个人 个体 内容 方式 方法 信息 电话 网上 线上 条件 标准 要求 结果 流程 程序 期限 有关 相关 费用 号码 文件 表格 名字 东西 家里 深圳 广东 本市 全市 本地`
    .split(/\s+/)
    .filter(w => w !== ''),
)

/** Single characters that every other sentence has; one of them heard right is no sign of a word, and changing one is seldom right. */
export const functionCharacters: ReadonlySet<string> = new Set(
  '的了吗呢啊呀吧我你您他她它是有在不没要能会可以就都也还和与或把被给让去来到从这那哪什么怎几多少个时后前里上下只一人用新办领交带拿问做打些说再家想开地连出得对钱年天月日每',
)
