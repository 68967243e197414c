/** Where eForms keeps what UBL has no place for, from any element that can be extended. */
export const EXTENSION = 'UBLExtensions/UBLExtension/ExtensionContent/EformsExtension';
