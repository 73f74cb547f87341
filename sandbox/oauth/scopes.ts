/** Scopes that every token has without being asked for (bigcommerce-auth.md). */
const ALWAYS = ['store_v2_default', 'users_basic_information'];

/** As BigCommerce writes what was granted. */
export function printScopes(scopes: string[]): string {
	return [...scopes, ...ALWAYS].join(' ');
}

/** The scopes of a text, without those that everybody has. */
export function readScopes(text: string): string[] {
	return text.split(' ').filter((each) => each !== '' && !ALWAYS.includes(each));
}
