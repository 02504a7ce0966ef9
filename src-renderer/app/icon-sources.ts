import sunHorizon from '@phosphor-icons/core/regular/sun-horizon.svg?raw'
import listBullets from '@phosphor-icons/core/regular/list-bullets.svg?raw'
import prohibit from '@phosphor-icons/core/regular/prohibit.svg?raw'
import identificationCard from '@phosphor-icons/core/regular/identification-card.svg?raw'
import arrowsLeftRight from '@phosphor-icons/core/regular/arrows-left-right.svg?raw'
import gitBranch from '@phosphor-icons/core/regular/git-branch.svg?raw'
import books from '@phosphor-icons/core/regular/books.svg?raw'
import userSound from '@phosphor-icons/core/regular/user-sound.svg?raw'
import filmStrip from '@phosphor-icons/core/regular/film-strip.svg?raw'
import monitor from '@phosphor-icons/core/regular/monitor.svg?raw'
import chatCircleDots from '@phosphor-icons/core/regular/chat-circle-dots.svg?raw'
import usersThree from '@phosphor-icons/core/regular/users-three.svg?raw'
import fingerprint from '@phosphor-icons/core/regular/fingerprint.svg?raw'
import question from '@phosphor-icons/core/regular/question.svg?raw'
import arrowLeft from '@phosphor-icons/core/regular/arrow-left.svg?raw'
import arrowRight from '@phosphor-icons/core/regular/arrow-right.svg?raw'
import magnifyingGlass from '@phosphor-icons/core/regular/magnifying-glass.svg?raw'
import calendarBlank from '@phosphor-icons/core/regular/calendar-blank.svg?raw'
import sun from '@phosphor-icons/core/regular/sun.svg?raw'
import moon from '@phosphor-icons/core/regular/moon.svg?raw'
import textAa from '@phosphor-icons/core/regular/text-aa.svg?raw'
import plus from '@phosphor-icons/core/regular/plus.svg?raw'
import downloadSimple from '@phosphor-icons/core/regular/download-simple.svg?raw'
import columns from '@phosphor-icons/core/regular/columns.svg?raw'
import rows from '@phosphor-icons/core/regular/rows.svg?raw'
import exportBox from '@phosphor-icons/core/regular/export.svg?raw'
import x from '@phosphor-icons/core/regular/x.svg?raw'
import link from '@phosphor-icons/core/regular/link.svg?raw'
import qrCode from '@phosphor-icons/core/regular/qr-code.svg?raw'
import dotsThree from '@phosphor-icons/core/regular/dots-three.svg?raw'
import printer from '@phosphor-icons/core/regular/printer.svg?raw'
import pencilSimple from '@phosphor-icons/core/regular/pencil-simple.svg?raw'
import caretDown from '@phosphor-icons/core/regular/caret-down.svg?raw'
import caretRight from '@phosphor-icons/core/regular/caret-right.svg?raw'
import gear from '@phosphor-icons/core/regular/gear.svg?raw'
import eye from '@phosphor-icons/core/regular/eye.svg?raw'
import eyeSlash from '@phosphor-icons/core/regular/eye-slash.svg?raw'
import lockSimple from '@phosphor-icons/core/regular/lock-simple.svg?raw'
import shieldCheck from '@phosphor-icons/core/regular/shield-check.svg?raw'
import globe from '@phosphor-icons/core/regular/globe.svg?raw'
import scales from '@phosphor-icons/core/regular/scales.svg?raw'
import fileText from '@phosphor-icons/core/regular/file-text.svg?raw'
import pushPin from '@phosphor-icons/core/regular/push-pin.svg?raw'
import slidersHorizontal from '@phosphor-icons/core/regular/sliders-horizontal.svg?raw'
import userSwitch from '@phosphor-icons/core/regular/user-switch.svg?raw'
import trash from '@phosphor-icons/core/regular/trash.svg?raw'
import uploadSimple from '@phosphor-icons/core/regular/upload-simple.svg?raw'
import arrowCounterClockwise from '@phosphor-icons/core/regular/arrow-counter-clockwise.svg?raw'
import plugsConnected from '@phosphor-icons/core/regular/plugs-connected.svg?raw'
import check from '@phosphor-icons/core/regular/check.svg?raw'
import signOut from '@phosphor-icons/core/regular/sign-out.svg?raw'
import sidebarSimple from '@phosphor-icons/core/regular/sidebar-simple.svg?raw'
import table from '@phosphor-icons/core/regular/table.svg?raw'
import copy from '@phosphor-icons/core/regular/copy.svg?raw'
import clockCounterClockwise from '@phosphor-icons/core/regular/clock-counter-clockwise.svg?raw'
import translate from '@phosphor-icons/core/regular/translate.svg?raw'
import database from '@phosphor-icons/core/regular/database.svg?raw'
import keyboard from '@phosphor-icons/core/regular/keyboard.svg?raw'
import microphone from '@phosphor-icons/core/regular/microphone.svg?raw'
import userCircle from '@phosphor-icons/core/regular/user-circle.svg?raw'
import xCircle from '@phosphor-icons/core/regular/x-circle.svg?raw'
import phoneCall from '@phosphor-icons/core/regular/phone-call.svg?raw'
import speakerHigh from '@phosphor-icons/core/regular/speaker-high.svg?raw'
import gauge from '@phosphor-icons/core/regular/gauge.svg?raw'
import arrowUUpLeft from '@phosphor-icons/core/regular/arrow-u-up-left.svg?raw'
import wheelchair from '@phosphor-icons/core/regular/wheelchair.svg?raw'
import ticket from '@phosphor-icons/core/regular/ticket.svg?raw'
import sunHorizonFill from '@phosphor-icons/core/fill/sun-horizon-fill.svg?raw'
import listBulletsFill from '@phosphor-icons/core/fill/list-bullets-fill.svg?raw'
import prohibitFill from '@phosphor-icons/core/fill/prohibit-fill.svg?raw'
import identificationCardFill from '@phosphor-icons/core/fill/identification-card-fill.svg?raw'
import arrowsLeftRightFill from '@phosphor-icons/core/fill/arrows-left-right-fill.svg?raw'
import gitBranchFill from '@phosphor-icons/core/fill/git-branch-fill.svg?raw'
import booksFill from '@phosphor-icons/core/fill/books-fill.svg?raw'
import userSoundFill from '@phosphor-icons/core/fill/user-sound-fill.svg?raw'
import filmStripFill from '@phosphor-icons/core/fill/film-strip-fill.svg?raw'
import monitorFill from '@phosphor-icons/core/fill/monitor-fill.svg?raw'
import chatCircleDotsFill from '@phosphor-icons/core/fill/chat-circle-dots-fill.svg?raw'
import usersThreeFill from '@phosphor-icons/core/fill/users-three-fill.svg?raw'
import fingerprintFill from '@phosphor-icons/core/fill/fingerprint-fill.svg?raw'
import pushPinFill from '@phosphor-icons/core/fill/push-pin-fill.svg?raw'
import gearFill from '@phosphor-icons/core/fill/gear-fill.svg?raw'
import microphoneFill from '@phosphor-icons/core/fill/microphone-fill.svg?raw'
import userFill from '@phosphor-icons/core/fill/user-fill.svg?raw'

/** Phosphor icons (MIT) this program uses; `regular` everywhere, `fill` for the active place of the navigation alone. */
export const iconSources = {
  'sun-horizon': sunHorizon,
  'list-bullets': listBullets,
  prohibit: prohibit,
  'identification-card': identificationCard,
  'arrows-left-right': arrowsLeftRight,
  'git-branch': gitBranch,
  books: books,
  'user-sound': userSound,
  'film-strip': filmStrip,
  monitor: monitor,
  'chat-circle-dots': chatCircleDots,
  'users-three': usersThree,
  fingerprint: fingerprint,
  question: question,
  'arrow-left': arrowLeft,
  'arrow-right': arrowRight,
  'magnifying-glass': magnifyingGlass,
  'calendar-blank': calendarBlank,
  sun: sun,
  moon: moon,
  'text-aa': textAa,
  plus: plus,
  'download-simple': downloadSimple,
  columns: columns,
  rows: rows,
  export: exportBox,
  x: x,
  link: link,
  'qr-code': qrCode,
  'dots-three': dotsThree,
  printer: printer,
  'pencil-simple': pencilSimple,
  'caret-down': caretDown,
  'caret-right': caretRight,
  gear: gear,
  eye: eye,
  'eye-slash': eyeSlash,
  'lock-simple': lockSimple,
  'shield-check': shieldCheck,
  globe: globe,
  scales: scales,
  'file-text': fileText,
  'push-pin': pushPin,
  'sliders-horizontal': slidersHorizontal,
  'user-switch': userSwitch,
  trash: trash,
  'upload-simple': uploadSimple,
  'arrow-counter-clockwise': arrowCounterClockwise,
  'plugs-connected': plugsConnected,
  check: check,
  'sign-out': signOut,
  'sidebar-simple': sidebarSimple,
  table: table,
  copy: copy,
  'clock-counter-clockwise': clockCounterClockwise,
  translate: translate,
  database: database,
  keyboard: keyboard,
  microphone: microphone,
  'user-circle': userCircle,
  'x-circle': xCircle,
  'phone-call': phoneCall,
  'speaker-high': speakerHigh,
  gauge: gauge,
  'arrow-u-up-left': arrowUUpLeft,
  wheelchair: wheelchair,
  ticket: ticket,
  'sun-horizon-fill': sunHorizonFill,
  'list-bullets-fill': listBulletsFill,
  'prohibit-fill': prohibitFill,
  'identification-card-fill': identificationCardFill,
  'arrows-left-right-fill': arrowsLeftRightFill,
  'git-branch-fill': gitBranchFill,
  'books-fill': booksFill,
  'user-sound-fill': userSoundFill,
  'film-strip-fill': filmStripFill,
  'monitor-fill': monitorFill,
  'chat-circle-dots-fill': chatCircleDotsFill,
  'users-three-fill': usersThreeFill,
  'fingerprint-fill': fingerprintFill,
  'push-pin-fill': pushPinFill,
  'gear-fill': gearFill,
  'microphone-fill': microphoneFill,
  'user-fill': userFill,
} as const satisfies Record<string, string>
export type IconName = keyof typeof iconSources
