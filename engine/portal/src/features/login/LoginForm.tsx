import { ActionGroup, Form, FormGroup } from '@patternfly/react-core/dist/esm/components/Form';
import { Alert } from '@patternfly/react-core/dist/esm/components/Alert';
import { Button } from '@patternfly/react-core/dist/esm/components/Button';
import { InputGroup, InputGroupItem } from '@patternfly/react-core/dist/esm/components/InputGroup';
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput';
import EyeIcon from '@patternfly/react-icons/dist/esm/icons/eye-icon';
import EyeSlashIcon from '@patternfly/react-icons/dist/esm/icons/eye-slash-icon';
import { useEffect, useId, useRef, useState, type SyntheticEvent } from 'react';
import { logIn } from '../../api/login';
import { session } from '../../api/session';
import { faultText } from '../../shared/faultText';
import { useText } from '../../shared/text';

type Failure = Readonly<{ title: string; detail: string | undefined }>;

function useLogin() {
  const say = useText();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const submit = async (user: string, password: string) => {
    if (user === '' || password === '') {
      const detail = say(user === '' ? 'login.userMissing' : 'login.passwordMissing');
      setFailure({ title: say('login.failed'), detail });
      return;
    }
    setBusy(true);
    setFailure(undefined);
    try {
      await logIn(user, password);
    } catch (error) {
      setBusy(false);
      const { title, detail } = faultText(say, error);
      setFailure({ title: say('login.failed'), detail: [title, detail].filter(Boolean).join(' – ') });
    }
  };
  return { failure, busy, submit };
}

/** Asks for name and password; the page moves on by itself as soon as there is a session. */
export function LoginForm() {
  const say = useText();
  const id = useId();
  const passwordInput = useRef<HTMLInputElement>(null);
  const [user, setUser] = useState('admin@internal');
  const [password, setPassword] = useState('');
  const [visible, setVisible] = useState(false);
  const { failure, busy, submit } = useLogin();

  useEffect(() => passwordInput.current?.focus(), []);
  useEffect(() => {
    if (failure !== undefined) passwordInput.current?.select();
  }, [failure]);

  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!busy) void submit(user.trim(), password);
  };

  return (
    <Form onSubmit={onSubmit} noValidate>
      {failure !== undefined ? (
        <Alert isInline isLiveRegion variant="danger" component="p" title={failure.title}>
          {failure.detail}
        </Alert>
      ) : (
        session.expired() && <Alert isInline variant="info" component="p" title={say('login.expired')} />
      )}
      <FormGroup label={say('login.user')} fieldId={`${id}user`} isRequired>
        <TextInput
          id={`${id}user`}
          name="username"
          autoComplete="username"
          isRequired
          value={user}
          onChange={(_event, value) => setUser(value)}
        />
      </FormGroup>
      <FormGroup label={say('login.password')} fieldId={`${id}password`} isRequired>
        <InputGroup>
          <InputGroupItem isFill>
            <TextInput
              ref={passwordInput}
              id={`${id}password`}
              name="password"
              type={visible ? 'text' : 'password'}
              autoComplete="current-password"
              isRequired
              value={password}
              onChange={(_event, value) => setPassword(value)}
            />
          </InputGroupItem>
          <InputGroupItem>
            <Button
              variant="control"
              icon={visible ? <EyeSlashIcon /> : <EyeIcon />}
              aria-label={say(visible ? 'login.hidePassword' : 'login.showPassword')}
              onClick={() => setVisible(!visible)}
            />
          </InputGroupItem>
        </InputGroup>
      </FormGroup>
      <ActionGroup>
        <Button type="submit" variant="primary" isBlock isLoading={busy} isAriaDisabled={busy}>
          {say('login.submit')}
        </Button>
      </ActionGroup>
    </Form>
  );
}
