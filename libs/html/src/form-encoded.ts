const AS_IS = /^[\w*.-]*$/;
/** Half of a sign, where a text was cut, is no sign that `encodeURIComponent` takes */
const MAY_BE_HALF = /[\ud800-\udfff]/;
/** What `encodeURIComponent` leaves as it is and a form does not, and the blank */
const OTHERWISE = /%20|[!'()~]/g;

/** @returns a value as a form writes it in an address: the same as `URLSearchParams`, which takes three times as long */
export function formEncoded(value: string): string {
  if (AS_IS.test(value)) return value;
  if (MAY_BE_HALF.test(value)) return new URLSearchParams({ value }).toString().slice('value='.length);
  return encodeURIComponent(value).replace(OTHERWISE, (sign) =>
    sign === '%20' ? '+' : `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
