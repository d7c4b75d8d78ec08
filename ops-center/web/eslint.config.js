import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import ts from 'typescript-eslint'

/** Network access that only `api` (requests) and `live` (the feed) may use. */
const NETWORK = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].map((name) => ({
  name,
  message: 'Requests are made in src/api, the feed is opened in src/live.',
}))

const MAPLIBRE = { name: 'maplibre-gl', message: 'Only src/map knows the map library.' }
const API = {
  group: ['@/api/*', '!@/api/common'], // common holds words and types, no requests
  allowTypeImports: true,
  message: 'Maps and panels are given their data; stores and views fetch it.',
}

export default ts.config(
  { ignores: ['target', 'node_modules', 'test-results', 'playwright-report'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.{ts,vue}'],
    languageOptions: {
      parserOptions: { parser: ts.parser },
      globals: globals.browser,
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-restricted-imports': ['error', { paths: [MAPLIBRE] }],
      'max-lines': ['error', { max: 150 }],
      'no-restricted-globals': ['error', ...NETWORK],
      'no-undef': 'off', // the type checker knows better
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-macros-order': 'error',
      'vue/html-self-closing': ['warn', { html: { void: 'always' } }],
      'vue/max-attributes-per-line': ['warn', { singleline: 4 }],
      'vue/multi-word-component-names': 'off',
      'vue/no-v-html': 'error',
      'vue/singleline-html-element-content-newline': 'off',
    },
  },
  {
    files: ['public/**/*.js'],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['src/api/**/*.ts'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    // Feeds carry data; they never touch the page.
    files: ['src/live/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['document', 'HTMLElement', 'fetch', 'XMLHttpRequest'].map((name) => ({
          name,
          message: 'A feed carries data and never touches the page.',
        })),
      ],
    },
  },
  {
    files: ['src/map/**/*.{ts,vue}'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [API] }] },
  },
  {
    files: ['src/**/*Panel.vue', 'src/**/panels/**/*.{ts,vue}'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { paths: [MAPLIBRE], patterns: [API] }],
    },
  },
  {
    files: ['e2e/**', '*.config.{ts,js}', 'build/**'],
    languageOptions: { globals: globals.node },
    rules: { 'no-restricted-globals': 'off' },
  },
)
