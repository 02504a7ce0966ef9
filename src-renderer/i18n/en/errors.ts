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
  OWN_ACCOUNT: {
    text: 'Nobody stops their own account or sets their own password here.',
    next: 'Change your own password in the menu under your name.',
  },
  LAST_OF_OFFICE: {
    text: 'This is the last active {office}; nobody could take over.',
    next: 'Give the office to another person first.',
  },
  WRONG_PASSWORD: {
    text: 'The present password is wrong; nothing was changed.',
    next: 'Check capitals and input method.',
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
  VIEW_NAME_TAKEN: { text: 'You have a view named “{name}” already.', next: 'Choose another name, or save that view.' },
  NOT_YOURS: { text: 'A colleague made this; only they may change it.', next: 'Save a copy, or ask them.' },
  ALREADY_TURNED: {
    text: 'This was undone or redone already; nothing changed.',
    next: 'See “My changes” as it is now.',
  },
  ABOLISHED: { text: 'This item is abolished and cannot be changed.', next: 'Make a new item if it is needed again.' },
  BAD_ENDPOINT: {
    text: 'The endpoint “{baseUrl}” cannot be used; the settings are as before.',
    next: 'Give a whole address that begins with http:// or https://.',
  },
  CALENDAR_MISSING: {
    text: 'The holidays of {year} are not loaded, so working days cannot be counted.',
    next: 'Have the system administrator load the notice of that year.',
  },
  CODE_TAKEN: {
    text: 'The code “{code}” exists; nothing was written.',
    next: 'Check the code, or open the existing one.',
  },
  DEPARTMENT_NAME_TAKEN: { text: 'The department “{name}” exists.', next: 'Use it, or add this name as an alias.' },
  FIELDS_IN_USE: {
    text: '{fields} are used by a grant in force and cannot go.',
    next: 'Revoke the grant or wait for its end.',
  },
  FIELDS_NOT_IN_RESOURCE: { text: 'This resource has no {fields}.', next: 'Choose among its fields.' },
  FIELDS_NOT_REQUESTED: {
    text: '{fields} were not asked for; an approval may strike out fields, never add them.',
    next: 'Take them away and approve again.',
  },
  FIELD_TWICE: { text: '{fields} stand more than once.', next: 'Keep one of each.' },
  HOURS_OVERLAP: {
    text: 'Two stretches of office hours overlap; nothing was written.',
    next: 'Make them follow each other.',
  },
  IMPORT_CLOSED: { text: 'This import is finished or was cancelled.', next: 'Choose the sheet again.' },
  IMPORT_REFUSED: {
    text: 'Some files cannot be read; none was written.',
    next: 'Put them right and import all again.',
  },
  IMPORT_STALE: {
    text: 'The catalogue changed after the preview and {rows} rows would now differ; nothing was written.',
    next: 'Preview the sheet again.',
  },
  INCOMPLETE: { text: '{missing} missing; not submitted, the draft is kept.', next: 'Complete it and submit.' },
  IN_THE_PAST: { text: '{day} is past.', next: 'Choose today or later.' },
  ITEM_NOT_PUBLISHED: {
    text: 'This item is not published on {day} and has no chain.',
    next: 'Choose another day, or publish it.',
  },
  FIELDS_NOT_CHANGED: {
    text: 'These fields were not changed and cannot be approved by themselves.',
    next: 'A new item is approved whole; reload and choose again.',
  },
  SHEET_NOT_KEPT: {
    text: 'The sheet of this import was not kept, so there is no copy to correct.',
    next: 'Import the sheet again, then download the copy.',
  },
  LATER_VERSION_DECIDED: {
    text: 'A version is already decided for {from}.',
    next: 'Choose a day after {from}, or change that version first.',
  },
  LONGER_THAN_ASKED: {
    text: 'It was asked for until {until} and cannot be given longer.',
    next: 'Choose {until} or earlier.',
  },
  MODEL_MISSING: {
    text: 'The name of the model is missing; the settings are as before.',
    next: 'Give the name your provider uses.',
  },
  NOT_A_DRAFT: { text: 'This version is no draft now; nothing changed.', next: 'See on its page where it stands.' },
  NOT_IN_EFFECT: { text: 'No version of this item is in effect.', next: 'Publish one first.' },
  NOT_IN_FORCE: { text: 'This entry is not in force; nothing changed.', next: 'See its period on the list.' },
  NOT_IN_REVIEW: {
    text: 'This version is not in review now; nothing changed.',
    next: 'A colleague may have decided it.',
  },
  NOT_OPEN: { text: 'This has moved on to another step; nothing changed.', next: 'See whom it waits for now.' },
  NOT_PROPOSED: { text: 'This was decided already; nothing changed.', next: 'See the result on the list.' },
  NOT_SHARED: {
    text: 'This resource is not shared, under {legalBasis}.',
    next: 'Choose another, or speak to its source department.',
  },
  NOT_THE_REQUESTER: { text: 'Only the department that asked may change this.', next: 'Have a colleague there do it.' },
  NOT_THE_SOURCE: {
    text: 'The source of these data is {source}; only it may decide.',
    next: 'Pass it on to {source}.',
  },
  NO_DEPARTMENT: {
    text: 'Your account has no department and cannot act for one.',
    next: 'Ask the system administrator.',
  },
  NO_SECRET_STORE: {
    text: 'This machine has no key store; the key was not kept ({reason}).',
    next: 'Enable one, or use the offline answers.',
  },
  NO_WORKING_VERSION: { text: 'This item has no unfinished version.', next: 'Begin a draft first.' },
  OVERLAPS: {
    text: 'An entry of this item already covers {from} to {until}.',
    next: 'Change the period, or end that entry first.',
  },
  OWN_CHANGE: { text: 'Nobody approves what they changed or proposed themselves.', next: 'Ask another reviewer.' },
  AREA_TWICE: {
    text: '{areas} stand more than once; an area belongs to one department.',
    next: 'Leave one line each.',
  },
  COLUMNS_MISSING: {
    text: 'The sheet has no columns {fields}; nothing was connected.',
    next: 'Name the columns as the fields, then upload again.',
  },
  GRANT_NOT_IN_FORCE: {
    text: 'The grant is not in force now, no key was issued.',
    next: 'Look at its period and state.',
  },
  NOT_A_RECIPIENT: {
    text: 'This grant was not given to your department.',
    next: 'Ask its department, or request the data.',
  },
  SOURCE_FAILED: {
    text: 'The source could not be reached ({detail}); the connection is as before.',
    next: 'Check address, table, columns and password.',
  },
  SAME_PERSON: {
    text: 'Two persons have to approve, and {name} is the first one.',
    next: 'Ask a colleague to confirm.',
  },
  SLICE_NOT_IN_RESOURCE: {
    text: 'The slice uses {fields}, which the resource does not have.',
    next: 'Choose from its fields.',
  },
  BENCH_FAILED: {
    text: '{failed} questions do not find their entry yet, the first is “{first}”; nothing was approved.',
    next: 'Make the questions or the answer clearer and try again.',
  },
  OWN_REQUEST: { text: 'Nobody approves a request they had a hand in.', next: 'Ask a colleague.' },
  PERIOD_BACKWARDS: { text: 'The last day {until} is before the first, {from}.', next: 'Turn them round.' },
  SERVES_UNKNOWN: {
    text: 'Of {items} some are no longer in the catalogue; not submitted.',
    next: 'Choose items and materials again.',
  },
  SHEET_REFUSED: {
    text: 'This sheet cannot be read; nothing was written.',
    next: 'Save it as XLSX or UTF-8 CSV and try again.',
  },
  SHEET_REFUSED_TOO_LARGE: {
    text: 'This sheet is larger than 64 MB and was not read.',
    next: 'Remove pictures and other sheets, or split it.',
  },
  SHEET_REFUSED_EMPTY: { text: 'This sheet is empty.', next: 'Make sure it is the file with the data.' },
  SHEET_REFUSED_NOT_A_SHEET: { text: 'This file is no sheet.', next: 'Choose XLSX or CSV.' },
  SHEET_REFUSED_OLD_EXCEL: { text: 'This is an old XLS.', next: 'Save it as XLSX in Excel.' },
  SHEET_REFUSED_ENCODING_UNKNOWN: {
    text: 'The encoding is not known and was not guessed.',
    next: 'Save it as CSV in UTF-8 or GBK.',
  },
  SHEET_REFUSED_QUOTE_NOT_CLOSED: {
    text: 'A quotation mark is not closed and all that follows would shift, so it was not read.',
    next: 'Close it and try again.',
  },
  SHEET_REFUSED_QUOTE_MISPLACED: { text: 'A quotation mark stands in a wrong place.', next: 'Check that row.' },
  SHEET_REFUSED_ARCHIVE_BROKEN: { text: 'This XLSX is incomplete.', next: 'Get the file again.' },
  SHEET_REFUSED_TOO_MANY_ENTRIES: {
    text: 'This XLSX has unusually many parts and was not opened.',
    next: 'Save it anew in Excel.',
  },
  SHEET_REFUSED_NESTED_ARCHIVE: {
    text: 'This workbook holds another archive and was not opened.',
    next: 'Remove the attachment and save a copy.',
  },
  SHEET_REFUSED_EXTERNAL_LINKS: {
    text: 'This workbook refers to other files, so its content is not all here; it was not opened.',
    next: 'Break the links, save values, and try again.',
  },
  SHEET_REFUSED_INFLATES_TOO_MUCH: {
    text: 'This file grows unusually large when unpacked and was not opened.',
    next: 'Save it anew in Excel.',
  },
  SHEET_REFUSED_DOCTYPE_REFUSED: {
    text: 'This XLSX holds what it should not and was not opened.',
    next: 'Save it anew in Excel.',
  },
  SHEET_REFUSED_XML_BROKEN: { text: 'The content of this XLSX is broken.', next: 'Open and save it in Excel.' },
  SHEET_REFUSED_TOO_MANY_ROWS: { text: 'Too many rows; it was not read.', next: 'Split the sheet.' },
  SHEET_REFUSED_TOO_MANY_COLUMNS: { text: 'Too many columns; it was not read.', next: 'Remove those you do not need.' },
  SHEET_REFUSED_NO_HEADER: { text: 'No head was found.', next: 'Make sure there are headings for name and code.' },
  INHERITED_FIELD: {
    text: '{fields}: inherited from the basic catalogue, which a district does not edit; nothing was written.',
    next: 'Propose the change under “Basic catalogue”.',
  },
  PROPOSAL_ANSWERED: { text: 'The answer to this proposal is recorded already.', next: 'Refresh to see it.' },
  WANTED_UNREADABLE: {
    text: '“{wanted}” cannot be read as this field; nothing was written.',
    next: 'Name one of the known types, keep a name within 500 characters, and name the document of a basis.',
  },
  IMPORT_CANCELLED: {
    text: 'Reading was stopped; nothing was written.',
    next: 'Choose the sheet again when you need it.',
  },
  TOO_FEW_ITEMS: {
    text: 'A split makes two items or more, a merge takes two or more; nothing was written.',
    next: 'Add what is missing.',
  },
  VERSION_OPEN: {
    text: '{by} is changing one of these items, and that work would be lost; nothing was written.',
    next: 'Publish or discard that draft first.',
  },
  SAME_DEPARTMENT: { text: 'The item is with this department already.', next: 'Choose another department.' },
  RESTRUCTURING_CLOSED: {
    text: 'Somebody has decided this already; nothing was written.',
    next: 'Refresh to see the outcome.',
  },
  UNKNOWN_DEPARTMENT: { text: 'There is no such department; nothing was written.', next: 'Add it first.' },
  UNKNOWN_ITEM: { text: 'There is no such item; nothing was written.', next: 'Choose another.' },
  UNTIL_BEFORE_FROM: { text: 'The last day {until} is before the first, {from}.', next: 'Turn them round.' },
  FILM_OUTDATED: { text: 'The film was made from an older script.', next: 'Export it again.' },
  FILM_UNKNOWN: { text: 'This film file was not found.', next: 'Export it again.' },
  LABEL_MISSING: {
    text: 'The film lacks the label of generated content and cannot be published.',
    next: 'Switch on its track and export again.',
  },
  SENTENCES_CHANGED: {
    text: 'The sentences have just changed; nothing was written.',
    next: 'Look at the new script and do it again.',
  },
  NOT_HEARD: { text: '{detail}', next: '' },
  BAD_READING: {
    text: 'The reading of “{word}” does not fit its characters.',
    next: 'Write one syllable a character, with its tone as a digit, parted by spaces.',
  },
  VOICE_FAILED: { text: 'No sound: {detail}', next: 'Captions go on. Check the voice pack or choose another voice.' },
  REVIEW_OUTSIDE: {
    text: 'The review day {reviewOn} is not between {from} and {until}; nothing was written.',
    next: 'Set it inside the period.',
  },
  CIRCULAR_REPLACEMENT: {
    text: 'Following what is done instead comes back to this item, so citizens could do it nowhere; nothing was written.',
    next: 'Name an item that is not on the list.',
  },
  ITEM_WITHDRAWN: {
    text: '“{name}” is not published today: nobody can apply for it, so it needs no entry.',
    next: 'Publish it first, or choose another item.',
  },
  EDITION_TAKEN: {
    text: 'Edition {last} is published already; what you saw was the draft after edition {expected}. It was not published twice.',
    next: 'Look at the new edition, then publish the next one if it is needed.',
  },
  EDITION_BEFORE_LAST: {
    text: 'The last edition applies from {last}; a new one cannot apply from {effectiveOn}.',
    next: 'Choose a day that is not earlier.',
  },
  EDITION_UNCHANGED: {
    text: 'The list is the same as edition {last}; nothing was published.',
    next: 'Publish when something has changed.',
  },
  NOTHING_TO_REPLACE: {
    text: 'This resource replaces no paper that is still needed; nothing was drafted.',
    next: 'Look at the others in the ranking.',
  },
  NOT_DONE_ANYWHERE: {
    text: '“{name}” is on the negative list; this window may not take it. {insteadDo}',
    next: 'Tell the applicant what is done instead.',
  },
  STEP_NOT_NEXT: {
    text: 'The case is “{state}”; this step is not next.',
    next: "Look at the case's next step.",
  },
  CASE_CLOSED: { text: '{number} was delivered; nothing is looked up for it any more.', next: 'Receive a new case.' },
  NOTHING_TO_LOOK_UP: {
    text: 'No grant in force stands in for “{material}” now; nothing was asked.',
    next: 'See what changed above: go on with a gap or a colleague’s check.',
  },
  NOT_WAIVED_BY_THIS: {
    text: 'This result does not waive the paper; nothing was recorded.',
    next: 'Choose another way and say why.',
  },
  REASON_MISSING: {
    text: 'Another way needs a reason; nothing was recorded.',
    next: 'Write one sentence and choose again.',
  },
  SUPPLEMENT_ONCE: {
    text: 'A supplement was asked for in {number} once; the law allows no second time.',
    next: 'Accept it, or decide.',
  },
  DRESS_REFUSED: { text: 'That dress cannot be made; the host stays as it is.', next: 'Change it and try again.' },
  'DRESS_REFUSED_no-host': { text: 'There is no host “{text}”; nothing was made.', next: 'Choose one of the list.' },
  'DRESS_REFUSED_no-glyph': {
    text: 'The name plate cannot show “{text}”; nothing was made.',
    next: 'Write it with Chinese characters, letters and digits.',
  },
  'DRESS_REFUSED_plate-pale': {
    text: '{text} is too pale for the white letters of the name plate; nothing was made.',
    next: 'Choose a darker colour for the neckwear.',
  },
  'DRESS_REFUSED_cloth-pale': {
    text: '{text} is too pale to be told from the white collar; nothing was made.',
    next: 'Choose a darker colour for the cloth.',
  },
  BODY_REFUSED: { text: 'This host cannot be used and was not kept.', next: 'Choose another file.' },
  'BODY_REFUSED_not-a-body': { text: '{text}', next: 'It was not kept.' },
  'BODY_REFUSED_too-large': {
    text: 'The file has {text} MB, more than the 32 MB that are kept.',
    next: 'Export it with smaller textures and fewer triangles.',
  },
  BODY_REFUSED_licence: { text: '{text}', next: 'It was not kept; the present host stays.' },
  BODY_REFUSED_paper: { text: '{text}', next: 'Name the written permission under “authority” and keep it then.' },
  BODY_STANDS: {
    text: 'This host still stands in {places} places and was not removed.',
    next: 'Choose another one there first.',
  },
} as const
