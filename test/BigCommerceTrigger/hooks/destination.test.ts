import {
	BIGCOMMERCE,
	sandboxAt,
	type Environment,
} from '../../../nodes/shared/accounts/environment';
import { unreachable } from '../../../nodes/BigCommerceTrigger/hooks/destination';

test.each([
	'https://n8n.example.com/webhook/1',
	'https://n8n.example.com:443/webhook/1',
	'https://8.8.8.8/webhook',
	'https://172.32.0.1/',
	'https://100.63.0.1/',
	'https://[2001:db8::1]/',
])('BigCommerce can deliver to %s', (destination) => {
	expect(unreachable(destination, BIGCOMMERCE)).toBeUndefined();
});

test.each([
	'http://n8n.example.com/',
	'https://n8n.example.com:5678/',
	'https://localhost/',
	'https://n8n/',
	'https://n8n.local/',
	'https://n8n.internal/',
	'https://127.0.0.1/',
	'https://10.1.2.3/',
	'https://192.168.1.9/',
	'https://172.16.0.1/',
	'https://172.31.255.1/',
	'https://169.254.1.1/',
	'https://100.64.0.1/',
	'https://[::1]/',
	'https://[fd00::1]/',
	'https://[fe80::1]/',
	'https://[::ffff:127.0.0.1]/',
	'https://0x7f.1/',
	'https://2130706433/',
	'nonsense',
	'',
])('BigCommerce cannot deliver to %s', (destination) => {
	expect(unreachable(destination, BIGCOMMERCE)?.description).toContain('WEBHOOK_URL');
});

test('the sandbox, on the same machine, delivers to anything', () => {
	expect(
		unreachable('http://localhost:5678/webhook', sandboxAt('http://localhost:4010') as Environment),
	).toBeUndefined();
});
