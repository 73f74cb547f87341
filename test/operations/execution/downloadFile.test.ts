import { BIGCOMMERCE } from '../../../nodes/shared/accounts/environment';
import { isSafeLink } from '../../../nodes/operations/execution/downloadFile';

it.each([
	['https://storage.example.com/theme.zip?a=b', true],
	['https://STORAGE.example.com:443/theme.zip', true],
	['http://storage.example.com/theme.zip', false],
	['https://storage.example.com:8443/theme.zip', false],
	['https://somebody@storage.example.com/theme.zip', false],
	['https://:password@storage.example.com/theme.zip', false],
	['https://storage/theme.zip', false],
	['https://localhost/theme.zip', false],
	['https://printer.local/theme.zip', false],
	['https://vault.internal/theme.zip', false],
	['https://10.0.0.1/theme.zip', false],
	['https://0x7f.1/theme.zip', false],
	['https://[::1]/theme.zip', false],
	['https://[::ffff:10.0.0.1]/theme.zip', false],
	['file:///etc/passwd', false],
	['/theme.zip', false],
	['', false],
])('%j may be followed: %s', (link, expected) => {
	expect(isSafeLink(link, BIGCOMMERCE)).toBe(expected);
});
