/** Scopes that every token has by default (bigcommerce-auth.md). */
const ALWAYS = ['store_v2_default', 'users_basic_information'];

/** The granted scopes in BigCommerce's format. */
export function printScopes(scopes: string[]): string {
	return [...scopes, ...ALWAYS].join(' ');
}

/** Parses scopes, without those that every token has. */
export function readScopes(text: string): string[] {
	return text.split(' ').filter((each) => each !== '' && !ALWAYS.includes(each));
}
