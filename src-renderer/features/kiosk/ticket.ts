/** Numbers of the day for those who want a person. Kept by this page alone: nothing of who took one is known anywhere. */
export interface Tickets {
  readonly day: string
  readonly last: number
}

/** The next number; a new day (Asia/Shanghai) begins at 1. */
export function nextTicket(tickets: Tickets | undefined, day: string): Tickets {
  return { day, last: tickets?.day === day ? tickets.last + 1 : 1 }
}

/** A007: short enough to call across a hall. */
export function ticketNumber({ last }: Tickets): string {
  return `A${String(last).padStart(3, '0')}`
}
