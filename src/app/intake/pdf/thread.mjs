// A thread in which PDFs are read, one after the other: the library leaves rejections unhandled on damaged files, which
// would end the program, and nothing else can stop it on files that keep it busy. Plain JavaScript, so that it runs from
// the sources and from the bundle alike. For each file it sends { page }, … and then { done } or { failed }.
import { parentPort } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';

process.on('unhandledRejection', () => {
  // What is waited for decides; the rest of a damaged file is no matter.
});

const OPTIONS = {
  verbosity: 0,
  isEvalSupported: false,
  useSystemFonts: false,
  disableFontFace: true,
  stopAtErrors: false,
};

async function read({ bytes, maxPages, maxRuns }) {
  const document = await getDocumentProxy(bytes, OPTIONS);
  try {
    const { numPages } = document;
    let left = maxRuns;
    for (let number = 1; number <= numPages && numPages <= maxPages && left >= 0; number++) {
      const page = await document.getPage(number);
      const { width, height, transform } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      left -= items.length;
      const runs = items
        .filter((item) => 'str' in item && item.str.trim() !== '')
        .map((item) => ({ str: item.str, transform: [...item.transform], width: item.width }));
      parentPort.postMessage({ page: { width, height, transform: [...transform], runs } });
      page.cleanup();
    }
    return { numPages, tooManyRuns: left < 0, ...(await infoOf(document)) };
  } finally {
    await document.loadingTask.destroy();
  }
}

async function infoOf(document) {
  let info = {};
  try {
    ({ info } = await document.getMetadata());
  } catch {
    // A file that says nothing readable of itself is still read.
  }
  const text = (key) => (typeof info[key] === 'string' ? info[key] : null);
  return { title: text('Title'), author: text('Author'), created: text('CreationDate') };
}

parentPort.on('message', (job) => {
  read(job).then(
    (done) => parentPort.postMessage({ done }),
    (error) =>
      parentPort.postMessage({ failed: { name: error?.name ?? '', message: error?.message ?? String(error) } }),
  );
});
