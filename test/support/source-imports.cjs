/** Jest loads its global setup with Node's own resolver, which knows no `source` condition: lead `#lib/…` to the sources. */
const Module = require('node:module');
const { join } = require('node:path');

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const lib = /^#lib\/([\w-]+)$/.exec(request)?.[1];
  return lib ? join(__dirname, '../../libs', lib, 'src/index.ts') : resolveFilename.call(this, request, ...rest);
};
