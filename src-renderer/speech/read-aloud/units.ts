/** Units as written after a number, and how they are said. Longest spelling first where one begins another. */
export interface Unit {
  readonly sign: string
  readonly cmn: string
  readonly yue: string
  /** English: singular and plural. */
  readonly en: readonly [string, string]
}

const unit = (sign: string, cmn: string, yue: string, one: string, many: string = `${one}s`): Unit => ({
  sign,
  cmn,
  yue,
  en: [one, many],
})

export const units: readonly Unit[] = [
  unit('μg/m³', '微克每立方米', '微克每立方米', 'microgram per cubic metre', 'micrograms per cubic metre'),
  unit('mg/m³', '毫克每立方米', '毫克每立方米', 'milligram per cubic metre', 'milligrams per cubic metre'),
  unit('mmol/L', '毫摩尔每升', '毫摩爾每升', 'millimole per litre', 'millimoles per litre'),
  unit('mmHg', '毫米汞柱', '毫米汞柱', 'millimetre of mercury', 'millimetres of mercury'),
  unit('Gbps', '吉比特每秒', '吉比特每秒', 'gigabit per second', 'gigabits per second'),
  unit('Mbps', '兆比特每秒', '兆比特每秒', 'megabit per second', 'megabits per second'),
  unit('kVA', '千伏安', '千伏安', 'kilovolt-ampere'),
  unit('MPa', '兆帕', '兆帕', 'megapascal'),
  unit('kPa', '千帕', '千帕', 'kilopascal'),
  unit('GHz', '吉赫兹', '吉赫茲', 'gigahertz', 'gigahertz'),
  unit('MHz', '兆赫兹', '兆赫茲', 'megahertz', 'megahertz'),
  unit('GB', '吉字节', '吉位元組', 'gigabyte'),
  unit('TB', '太字节', '太位元組', 'terabyte'),
  unit('μm', '微米', '微米', 'micrometre'),
  unit('μg', '微克', '微克', 'microgram'),
  unit('dpi', '点每英寸', '點每英寸', 'dot per inch', 'dots per inch'),
  unit('DPI', '点每英寸', '點每英寸', 'dot per inch', 'dots per inch'),
  unit('km/h', '公里每小时', '公里每小時', 'kilometre per hour', 'kilometres per hour'),
  unit('m/s', '米每秒', '米每秒', 'metre per second', 'metres per second'),
  unit('mg/L', '毫克每升', '毫克每升', 'milligram per litre', 'milligrams per litre'),
  unit('km²', '平方公里', '平方公里', 'square kilometre'),
  unit('km2', '平方公里', '平方公里', 'square kilometre'),
  unit('㎡', '平方米', '平方米', 'square metre'),
  unit('m²', '平方米', '平方米', 'square metre'),
  unit('m2', '平方米', '平方米', 'square metre'),
  unit('m³', '立方米', '立方米', 'cubic metre'),
  unit('m3', '立方米', '立方米', 'cubic metre'),
  unit('kW·h', '千瓦时', '千瓦時', 'kilowatt-hour'),
  unit('kWh', '千瓦时', '千瓦時', 'kilowatt-hour'),
  unit('kW', '千瓦', '千瓦', 'kilowatt'),
  unit('MW', '兆瓦', '兆瓦', 'megawatt'),
  unit('kV', '千伏', '千伏', 'kilovolt'),
  unit('km', '公里', '公里', 'kilometre'),
  unit('cm', '厘米', '厘米', 'centimetre'),
  unit('mm', '毫米', '毫米', 'millimetre'),
  unit('kg', '公斤', '公斤', 'kilogram'),
  unit('mg', '毫克', '毫克', 'milligram'),
  unit('mL', '毫升', '毫升', 'millilitre'),
  unit('ml', '毫升', '毫升', 'millilitre'),
  unit('min', '分钟', '分鐘', 'minute'),
  unit('KB', '千字节', '千位元組', 'kilobyte'),
  unit('MB', '兆', '兆', 'megabyte'),
  unit('dB', '分贝', '分貝', 'decibel'),
  unit('Hz', '赫兹', '赫茲', 'hertz', 'hertz'),
  unit('ha', '公顷', '公頃', 'hectare'),
  unit('°', '度', '度', 'degree'),
  unit('m', '米', '米', 'metre'),
  unit('g', '克', '克', 'gram'),
  unit('t', '吨', '噸', 'tonne'),
  unit('h', '小时', '小時', 'hour'),
  unit('s', '秒', '秒', 'second'),
  unit('L', '升', '升', 'litre'),
  unit('V', '伏', '伏', 'volt'),
  unit('W', '瓦', '瓦', 'watt'),
]

const bySign = new Map(units.map(entry => [entry.sign, entry]))

/** Part of a pattern that matches any unit sign, not followed by another Latin letter or digit. */
export const unitPattern = `(?:${[...units]
  .sort((a, b) => b.sign.length - a.sign.length)
  .map(entry => entry.sign.replace('/', '\\/'))
  .join('|')})(?![A-Za-z0-9])`

export function unitOf(sign: string): Unit | undefined {
  return bySign.get(sign)
}
