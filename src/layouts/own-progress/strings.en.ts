export const en = {
  lead: 'What you have read, predicted and solved is kept in this browser and nowhere else. There is no account and no server that knows you.',
  noScript: 'Without scripts this page cannot see what your browser keeps.',
  unreadable:
    'What this browser keeps for this site is damaged, or of a later version. It is left as it is; what you do now lasts until you close the page. To begin anew, forget everything below.',
  beyond: 'Beyond the path',
  take: 'Take it along',
  takeText:
    'To another browser, or to a colleague who goes on with it. Two records put together keep all that either has; nothing is ever lost by it.',
  exportFile: 'Export as a file',
  exportLink: 'Export as a link',
  link: 'Link to your progress',
  copy: 'Copy',
  copied: 'Copied.',
  selected: 'Selected: copy it with Ctrl+C or ⌘C.',
  importFile: 'Import a file',
  importText: 'Or drop the file anywhere on this page, or open the link in this browser.',
  refused: (name: string, problem: string): string =>
    `${name} was not read, and nothing has changed. ${problem}`,
  theLink: 'The link',
  brings: (name: string): string => `${name} brings:`,
  later: 'What only a later version of this site reads.',
  nothingNew: 'Nothing that is not here already.',
  fresh: {
    chapter: (count: number): string => (count === 1 ? '1 chapter read' : `${count} chapters read`),
    prediction: (count: number): string => (count === 1 ? '1 prediction' : `${count} predictions`),
    exercise: (count: number): string =>
      count === 1 ? '1 exercise solved' : `${count} exercises solved`,
    link: (count: number): string =>
      count === 1 ? '1 page elsewhere' : `${count} pages elsewhere`,
  },
  add: 'Add it to mine',
  leave: 'Leave it',
  added: 'Added. Nothing of yours was lost.',
  undo: 'Undo',
  undone: 'As it was before.',
  forget: 'Forget everything',
  forgetText: 'Takes every mark away, in this browser only. A file that you exported stays.',
  forgetAsk: 'Forget everything …',
  forgetSure: 'Really? All chapters, predictions and exercises will be unmarked.',
  forgetYes: 'Yes, forget it all',
  forgetNo: 'No, keep it',
  forgotten: 'Forgotten.',
  summary: 'A summary to hand over',
  summaryText:
    'One page of A4 that says what you have read and solved. The name is for the paper only.',
  name: 'Name on the page',
  keepName: 'Keep the name in this browser',
  print: 'Print',
  sheet: {
    title: 'Record of reading',
    of: 'by',
    noName: '(name)',
    counts:
      'Chapters read: {chapters} of {all} · predictions made: {predictions} · exercises solved: {exercises}',
    nothing: 'Nothing read yet.',
    honest:
      'The reader’s own record, kept and printed by the reader’s browser. Nobody has examined it: it is no certificate.',
    version: (name: string, version: string): string => `${name}, version ${version}`,
  },
};
