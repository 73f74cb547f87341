/** Everything that a private token can be for. */
export const TOKEN_SCOPES: readonly string[] = ['Unauthenticated', 'Customer', 'B2B'];

/** What a private token is for, unless the options say otherwise. `B2B` is left out, because stores without B2B Edition may not have it. */
export const USUAL_SCOPES: readonly string[] = ['Unauthenticated', 'Customer'];
