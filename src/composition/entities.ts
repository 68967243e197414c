/** Every entity of every room; a guard test compares them with the migrated tables. */
export const entities: (new () => object)[] = [];
