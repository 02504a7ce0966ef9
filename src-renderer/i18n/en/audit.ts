export default {
  columns: { seq: 'No.', at: 'When', who: 'Who', action: 'Did what', subject: 'To what', detail: 'Detail' },
  verify: 'Verify the whole trail',
  verifying: 'Verifying',
  sound: '{rows} rows agree, {checkpoints} signed checkpoints are there',
  broken: '{n} places do not agree: {list}',
} as const
