// SPDX-License-Identifier: GPL-3.0-or-later
import { render } from 'preact';
import { App } from './app/app';
import './style/index.css';

const root = document.getElementById('app');
if (root) render(<App />, root);
