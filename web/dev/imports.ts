type Language = 'zh' | 'en'
const both = (zh: string, en: string) => ({ zh, en })
const started = new Map<string, { at: number; cancelled: boolean; name: string }>()
const ROWS = 8800

export const entities = [
  {
    entity: 'order',
    name: both('订单', 'Orders'),
    fields: [
      { field: 'number', name: both('订单号', 'Order number'), type: 'text', required: true },
      { field: 'signed_on', name: both('签约日', 'Signed on'), type: 'date', required: true },
      { field: 'customer', name: both('客户', 'Customer'), type: 'text', required: true },
      { field: 'person', name: both('销售', 'Seller'), type: 'text', required: true },
      { field: 'product', name: both('产品', 'Product'), type: 'text', required: false },
      {
        field: 'amount',
        name: both('金额', 'Amount'),
        type: 'money',
        required: true,
        help: both('含税，元', 'With tax'),
      },
      {
        field: 'state',
        name: both('状态', 'State'),
        type: 'choice',
        required: false,
        choices: ['won', 'lost', 'open'],
      },
    ],
  },
  {
    entity: 'person',
    name: both('人员', 'People'),
    fields: [
      { field: 'name', name: both('姓名', 'Name'), type: 'text', required: true },
      { field: 'unit', name: both('团队', 'Team'), type: 'text', required: true },
    ],
  },
]

export function upload(name: string) {
  return {
    file: `00000000-0000-4000-8000-${String(Date.now()).slice(-12)}`,
    name,
    size: 678_912,
    format: { encoding: 'UTF-8', bom: true, separator: ',', dates: { close_date: 'yyyy-MM-dd' } },
    rows: ROWS,
    columns: [
      {
        column: 'opportunity_id',
        samples: ['1C1I7A6R', 'Z063OYW0', 'EC4QE1BX', 'MV1LWRNH', 'PE84CX4O'],
        distinct: null,
      },
      {
        column: 'sales_agent',
        samples: ['Moses Frase', 'Darcel Schlecht', 'Zane Levy', 'Anna Snelling'],
        distinct: null,
      },
      {
        column: 'product',
        samples: ['GTX Plus Basic', 'GTXPro', 'MG Special', 'GTX Basic'],
        distinct: ['GTX Plus Basic', 'GTXPro', 'MG Special'],
      },
      { column: 'account', samples: ['Cancity', 'Isdom', 'Codehow', 'Hatfan'], distinct: null },
      {
        column: 'deal_stage',
        samples: ['Won', 'Lost', 'Engaging', 'Prospecting'],
        distinct: ['Won', 'Lost', 'Engaging', 'Prospecting'],
      },
      { column: 'close_date', samples: ['2017-03-01', '2017-03-11', '2017-03-07', '2017-03-09'], distinct: null },
      { column: 'close_value', samples: ['1054', '4514', '50', '588', '517'], distinct: null },
    ],
    suggestion: {
      entity: 'order',
      columns: {
        number: 'opportunity_id',
        signed_on: 'close_date',
        customer: 'account',
        person: 'sales_agent',
        product: 'product',
        amount: 'close_value',
        state: 'deal_stage',
      },
      values: { state: { Won: 'won', Lost: 'lost' } },
      remembered: true,
    },
  }
}

export function check(
  request: { files: { file: string; entity: string; values: Record<string, Record<string, string>> }[] },
  language: Language,
) {
  return {
    files: request.files.map((file) => ({
      file: file.file,
      entity: file.entity,
      read: ROWS,
      added: 8785,
      changed: 0,
      unchanged: 0,
      rejected: 15,
      errors: [
        {
          line: 214,
          field: 'amount',
          value: '-',
          problem: language === 'zh' ? '“-”不是金额。' : '“-” is not an amount.',
        },
        {
          line: 1093,
          field: 'signed_on',
          value: '2017-13-02',
          problem: language === 'zh' ? '“2017-13-02”不是日期。' : '“2017-13-02” is not a date.',
        },
      ],
      unmatched: [
        { field: 'product', value: 'GTXPro', count: 1480, suggestion: 'GTX Pro' },
        { field: 'state', value: 'Engaging', count: 1589, suggestion: 'open' },
        { field: 'state', value: 'Prospecting', count: 500, suggestion: null },
      ].filter((entry) => !file.values[entry.field]?.[entry.value]),
    })),
  }
}

export function start(id: string, name: string) {
  if (!started.has(id)) started.set(id, { at: Date.now(), cancelled: false, name })
  return batch(id)
}

export function cancel(id: string) {
  const found = started.get(id)
  if (found) found.cancelled = true
}

export function batch(id: string) {
  const found = started.get(id) ?? { at: 0, cancelled: false, name: 'sales_pipeline.csv' }
  const done = Math.min(ROWS, Math.floor((Date.now() - found.at) * 1.6))
  const finished = done >= ROWS || found.cancelled
  return {
    id,
    source: 'maven-crm',
    status: found.cancelled ? 'cancelled' : finished ? 'done' : 'running',
    mode: 'update',
    startedAt: found.at === 0 ? '2026-08-16T02:05:00Z' : new Date(found.at).toISOString(),
    finishedAt: finished ? new Date().toISOString() : null,
    by: '周敏',
    progress: { phase: '', done, total: ROWS },
    files: [{ name: found.name, entity: 'order', read: ROWS, added: 8785, changed: 0, unchanged: 0, rejected: 15 }],
    entries: 17_302,
    problem: null,
  }
}

export function batches() {
  return [...started.keys(), 'a', 'b'].map(batch)
}
