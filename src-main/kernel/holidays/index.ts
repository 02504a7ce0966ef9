/**
 * The State Council's yearly notices of public holidays (国务院办公厅关于部分节假日安排的通知), one file a year with the numbers of
 * its notices. A new year is a new file and a line here; nothing else knows the years.
 */
import of2014 from './2014.json' with { type: 'json' }
import of2015 from './2015.json' with { type: 'json' }
import of2016 from './2016.json' with { type: 'json' }
import of2017 from './2017.json' with { type: 'json' }
import of2018 from './2018.json' with { type: 'json' }
import of2019 from './2019.json' with { type: 'json' }
import of2020 from './2020.json' with { type: 'json' }
import of2021 from './2021.json' with { type: 'json' }
import of2022 from './2022.json' with { type: 'json' }
import of2023 from './2023.json' with { type: 'json' }
import of2024 from './2024.json' with { type: 'json' }
import of2025 from './2025.json' with { type: 'json' }
import of2026 from './2026.json' with { type: 'json' }

export interface HolidayYear {
  readonly year: number
  /** Numbers (文号) of the notices, the later ones amending the first; `publishedOn` is the day of publication. */
  readonly notices: readonly { readonly number: string; readonly publishedOn: string; readonly about?: string }[]
  /** Civil days off, both ends included; a New Year holiday may begin in the December before. */
  readonly daysOff: readonly { readonly name: string; readonly from: string; readonly to: string }[]
  /** Saturdays and Sundays that are worked (调休上班). */
  readonly makeUpWorkingDays: readonly string[]
}

export const loadedHolidayYears: readonly HolidayYear[] = [
  of2014,
  of2015,
  of2016,
  of2017,
  of2018,
  of2019,
  of2020,
  of2021,
  of2022,
  of2023,
  of2024,
  of2025,
  of2026,
]
