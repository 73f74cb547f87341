import { obstaclesToRelease } from '../../scripts/release/check.mjs';

const changelog =
	'# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-12-01\n\n### Added\n\n- Something.\n\n## [0.1.0] - 2026-11-24\n\n- All of it.\n';
const ready = { tag: 'v0.2.0', version: '0.2.0', locked: '0.2.0', promised: '0.2.0', changelog };

test.each([
	['ready', {}, undefined],
	[
		'the oldest version',
		{ tag: 'v0.1.0', version: '0.1.0', locked: '0.1.0', promised: '0.1.0' },
		undefined,
	],
	['another tag', { tag: 'v0.3.0' }, 'the tag must be v0.2.0'],
	['a tag without v', { tag: '0.2.0' }, 'the tag must be v0.2.0'],
	['an old lock file', { locked: '0.1.0' }, 'package-lock.json says 0.1.0'],
	['an old contract', { promised: '0.1.0' }, 'npm run contract'],
	['no heading', { changelog: changelog.replace('[0.2.0]', '[0.2.1]') }, 'no heading'],
	['no date', { changelog: changelog.replace(' - 2026-12-01', '') }, 'no heading'],
	['no entries', { changelog: changelog.replace('- Something.', '') }, 'says nothing under 0.2.0'],
	[
		'entries that were forgotten',
		{ changelog: changelog.replace('[Unreleased]\n', '[Unreleased]\n\n- More.\n') },
		'entries under Unreleased',
	],
])('%s', (_, facts, obstacle) => {
	expect(obstaclesToRelease({ ...ready, ...facts })).toEqual(
		obstacle ? [expect.stringContaining(obstacle)] : [],
	);
});
