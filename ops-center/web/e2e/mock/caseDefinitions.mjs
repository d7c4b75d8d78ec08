// How cases go in the mock hub, after the real definitions.
const text = (zh, en) => ({ zh, en })
const stage = (code, zh, en, roles = [], more = {}) => ({ code, name: text(zh, en), kind: 'ACTIVE', roles, clocked: false, ...more })
const action = (name, zh, en, from, to, roles, requires = [], gates = []) => ({ action: name, name: text(zh, en), from, to, roles, requires, gates })
const matter = (code, zh, en) => ({ code, name: text(zh, en) })

export const definitions = [{
  id: 'urban-seven-steps', version: 1, name: text('城市管理七步闭环', 'Urban management in seven steps'), maturity: 'MANDATORY',
  legalBasis: [{ instrument: 'SJZ-DEPR-DRAFT-2023', version: 'draft', article: '43', paragraph: null, quote: '城市运行管理中心；一网统管' }],
  classes: [
    matter('event:01', '市容环境', 'Appearance and sanitation'), matter('event:01/02', '暴露垃圾', 'Exposed litter'), matter('event:04', '突发事件', 'Emergencies'),
    matter('event:04/02', '自来水管破裂', 'Water main burst'), matter('event:04/06', '道路积水', 'Ponding on roads'), matter('component:01', '公用设施', 'Public utilities'),
    matter('component:01/18', '路灯', 'Street lamp'), matter('event:06', '其他事件', 'Other events'),
  ],
  stages: [
    stage('REPORTED', '采集', 'Reported', ['ACCEPTOR']), stage('ACCEPTED', '受理', 'Accepted', ['SHIFT_LEAD']), stage('FILED', '立案', 'Filed', ['DISPATCHER']),
    stage('DISPATCHED', '派遣', 'Dispatched', ['HANDLER'], { clocked: true }), stage('PROCESSING', '处置', 'Being handled', ['HANDLER'], { clocked: true }),
    stage('SUSPENDED', '挂账', 'Suspended', ['SHIFT_LEAD'], { kind: 'PAUSED' }), stage('FEEDBACK', '反馈', 'Reported back', ['VERIFIER']),
    stage('VERIFYING', '核查', 'Being verified', ['VERIFIER', 'COLLECTOR']), stage('CLOSED', '结案', 'Closed', ['EVALUATOR'], { kind: 'DONE' }),
    stage('EVALUATED', '评价', 'Evaluated', [], { kind: 'DONE' }), stage('VOIDED', '作废', 'Voided', [], { kind: 'VOID' }),
  ],
  actions: [
    action('accept', '受理', 'Accept', ['REPORTED'], 'ACCEPTED', ['ACCEPTOR']),
    action('void', '作废', 'Void', ['REPORTED', 'ACCEPTED'], 'VOIDED', ['ACCEPTOR', 'SHIFT_LEAD'], ['reason']),
    action('file', '立案', 'File', ['ACCEPTED'], 'FILED', ['SHIFT_LEAD']),
    action('dispatch', '派遣', 'Dispatch', ['FILED'], 'DISPATCHED', ['DISPATCHER'], ['department']),
    action('redispatch', '改派', 'Dispatch to another', ['DISPATCHED', 'PROCESSING'], 'DISPATCHED', ['DISPATCHER'], ['department', 'reason']),
    action('take', '接办', 'Take', ['DISPATCHED'], 'PROCESSING', ['HANDLER']),
    action('return', '回退', 'Return', ['DISPATCHED'], 'FILED', ['HANDLER'], ['reason']),
    action('report-back', '反馈', 'Report back', ['PROCESSING'], 'FEEDBACK', ['HANDLER'], ['result', 'photo']),
    action('request-extension', '申请延期', 'Ask for more time', ['PROCESSING'], null, ['HANDLER'], ['hours', 'reason']),
    action('suspend', '挂账', 'Suspend', ['PROCESSING'], 'SUSPENDED', ['SHIFT_LEAD'], ['reason']),
    action('resume', '解除挂账', 'Resume', ['SUSPENDED'], 'PROCESSING', ['SHIFT_LEAD']),
    action('send-to-verify', '发起核查', 'Have it verified', ['FEEDBACK'], 'VERIFYING', ['VERIFIER']),
    action('inspect', '现场核查', 'Inspect on site', ['VERIFYING'], null, ['COLLECTOR', 'VERIFIER'], ['result']),
    action('rework', '返工', 'Send back', ['VERIFYING'], 'PROCESSING', ['VERIFIER'], ['reason']),
    action('close', '结案', 'Close', ['VERIFYING'], 'CLOSED', ['VERIFIER'], [], ['alertCleared']),
    action('evaluate', '评价', 'Evaluate', ['CLOSED'], 'EVALUATED', ['EVALUATOR'], ['result']),
    action('supervise', '督办', 'Press for it', ['FILED', 'DISPATCHED', 'PROCESSING', 'FEEDBACK', 'VERIFYING'], null, ['SHIFT_LEAD'], ['note']),
    action('lift-supervision', '解除督办', 'Stop pressing', ['FILED', 'DISPATCHED', 'PROCESSING', 'FEEDBACK', 'VERIFYING'], null, ['SHIFT_LEAD']),
  ],
}]

export const departments = [
  { id: 'urb-130102', name: text('长安区城市管理局', 'Urban Management, Chang’an'), adcode: '130102' },
  { id: 'wat', name: text('市水务局', 'Water Bureau'), adcode: null },
  { id: 'gas', name: text('市燃气公司', 'Gas Company'), adcode: null },
]

export const figures = [
  ['filing', '立案率', 'Filing rate'], ['handling', '处置率', 'Handling rate'], ['on-time-handling', '按期处置率', 'On-time handling rate'],
  ['closing', '结案率', 'Closing rate'], ['on-time-closing', '按期结案率', 'On-time closing rate'], ['rework', '返工率', 'Rework rate'],
  ['extension', '延期率', 'Extension rate'], ['overdue', '超期率', 'Overdue rate'], ['supervision', '督办率', 'Supervision rate'],
].map(([figure, zh, en]) => ({ figure, name: text(zh, en) }))
