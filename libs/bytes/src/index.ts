export { ByteWindow } from './byte-window';
export { decode1252, decodeText } from './decode';
export { MAX_RECORD, splitJson, type SplitRecord } from './split-json';
