import '@patternfly/react-core/dist/styles/base.css';
import './app/portal.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { followTheme } from './shared/theme';

followTheme();

// After an upgrade the parts that an open page still wants are gone: the new page has new ones.
window.addEventListener('vite:preloadError', (event) => {
  event.preventDefault();
  window.location.reload();
});

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has lost its element "root".');
createRoot(root).render(<App />);
