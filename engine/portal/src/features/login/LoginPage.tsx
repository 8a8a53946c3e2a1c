import { Title } from '@patternfly/react-core/dist/esm/components/Title';
import { useEffect, useSyncExternalStore } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { session } from '../../api/session';
import { Logo } from '../../shared/Logo';
import { useText } from '../../shared/text';
import { LoginForm } from './LoginForm';
import { returnPath } from './returnPath';

export default function LoginPage() {
  const say = useText();
  const [params] = useSearchParams();
  const current = useSyncExternalStore(session.subscribe, session.current);
  useEffect(() => {
    document.title = say('login.title');
  }, [say]);
  if (current !== undefined) return <Navigate to={returnPath(params.get('from'))} replace />;
  return (
    <main className="v-login">
      <div className="v-login-card">
        <Title headingLevel="h1" size="2xl" className="v-login-brand">
          <Logo />
          {say('login.title')}
        </Title>
        <LoginForm />
      </div>
    </main>
  );
}
