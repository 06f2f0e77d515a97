// Cycles of folders, in the product alone: a test may use what lies above the code it tests.
const { options } = require('./.dependency-cruiser.cjs');

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-folder-cycles', severity: 'error', scope: 'folder', from: {}, to: { circular: true } },
  ],
  options: { ...options, exclude: { path: ['\\.test\\.tsx?$', '^endpoint/storage/conformance'] } },
};
