import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const elements = ['src/**/*.ts', 'stories/**/*.ts'];

export default tseslint.config(
  { ignores: ['**/node_modules/', 'dist/', 'storybook-static/', 'coverage/', '.cache/'] },
  ...tseslint.configs.strict,
  { files: elements, ...lit.configs['flat/recommended'] },
  { files: elements, ...wc.configs['flat/recommended'] },
  { files: elements, ...litA11y.configs.recommended },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // A class without methods is how a custom element with a template only is written.
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    rules: {
      // `== null` asks for null and undefined in one.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'prefer-const': 'error',
      'no-constant-condition': ['error', { checkLoops: false }],
    },
  },
);
