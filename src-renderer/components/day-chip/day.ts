/** Civil days as `YYYY-MM-DD` in Asia/Shanghai, and how a person reads them. */
export const officeZone = 'Asia/Shanghai'

const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: officeZone })
const timeFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: officeZone, hour: '2-digit', minute: '2-digit' })

export function dayOf(instant: Date | string): string {
  return dayFormat.format(typeof instant === 'string' ? new Date(instant) : instant)
}

export function today(): string {
  return dayOf(new Date())
}

export function timeOf(instant: Date | string): string {
  return timeFormat.format(typeof instant === 'string' ? new Date(instant) : instant)
}

/** 11-24 within the year of `now`, 2026-11-24 otherwise. */
export function shortDay(day: string, now = today()): string {
  return day.slice(0, 4) === now.slice(0, 4) ? day.slice(5) : day
}

/** “今天 18:00” when today, else day and time. */
export function shortInstant(instant: string, todayWord: string, now = today()): string {
  const day = dayOf(instant)
  return `${day === now ? todayWord : shortDay(day, now)} ${timeOf(instant)}`
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Whole days from one civil day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** Thousands by comma from 1,000. */
export function figure(value: number): string {
  return value.toLocaleString('en-US')
}
