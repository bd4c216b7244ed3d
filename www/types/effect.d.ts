// Imported for what it does: there is nothing in it to call.
export {};
