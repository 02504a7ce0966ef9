export default {
  UNEXPECTED: {
    text: 'The hub could not do this; what you see has not changed.',
    next: 'Try again. If it stays, tell the system administrator the code.',
  },
  NO_LINE: { text: 'The hub does not answer; what you wrote is still here.', next: 'Try again once it is connected.' },
  CANCELLED: { text: 'Cancelled; nothing was written.', next: 'Do it again when you need it.' },
  BAD_REQUEST: {
    text: 'Something is incomplete or out of range; nothing was written.',
    next: 'Check the marked places and send again.',
  },
  NOT_SIGNED_IN: { text: 'The session has ended; what you wrote is still here.', next: 'Sign in again and go on.' },
  NOT_PERMITTED: {
    text: 'Your role may not take this step.',
    next: 'Ask a colleague who may, or the security administrator.',
  },
  NOT_FOUND: { text: 'This was not found; it may have been removed.', next: 'Go back to the list and look again.' },
  STALE_REVISION: {
    text: 'A colleague has just changed this; your change was not written.',
    next: 'Look at what is new, then change it again.',
  },
  DISK_FULL: {
    text: 'The disk of the hub is full; nothing of this step was written and what was there is unchanged.',
    next: 'Ask the system administrator to free 200 MB, then do it again.',
  },
  ALREADY_SET_UP: { text: 'Somebody has done this already.', next: 'Sign in with an account.' },
  PASSWORD_TOO_SHORT: {
    text: 'The password is too short: at least {minimumLength} characters.',
    next: 'Choose a longer one.',
  },
  WRONG_LOGIN: {
    text: 'Account or password is wrong; {triesLeft} tries left.',
    next: 'Check capitals and the input method.',
  },
  LOCKED_OUT: {
    text: 'Too many wrong tries; wait {seconds} seconds.',
    next: 'If you forgot it, ask the system administrator.',
  },
  NOT_THIS_MACHINE: {
    text: 'The hall host opens only on the machine the hub runs on.',
    next: 'Open it there, or sign in with your account.',
  },
  LOGIN_NAME_TAKEN: { text: 'The account name “{loginName}” is taken.', next: 'Choose another.' },
  TWO_OFFICES: { text: '{offices} may not be held by one person.', next: 'Keep one of them.' },
  OFFICE_WITH_WORK: {
    text: '{office} may not hold working roles; here: {work}.',
    next: 'Take them away, or name somebody else.',
  },
  OWN_ROLES: { text: 'Nobody changes their own roles.', next: 'Ask another security administrator.' },
  SAMPLE_ALREADY_LOADED: { text: 'The sample district is loaded already.', next: 'Remove it first to load it anew.' },
  SAMPLE_NOT_LOADED: { text: 'There is no sample district here; nothing was removed.', next: 'Nothing more to do.' },
  SAMPLE_NOT_EMPTY: {
    text: 'The catalogue holds work of your own, so the sample district was not loaded and nothing was changed.',
    next: 'Load it into an empty data folder.',
  },
} as const
