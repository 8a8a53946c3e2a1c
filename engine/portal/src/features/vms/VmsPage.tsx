import CubesIcon from '@patternfly/react-icons/dist/esm/icons/cubes-icon';
import { useQuery } from '@tanstack/react-query';
import { lazy, useCallback, useMemo } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { queries } from '../../api/queries';
import { useListState } from '../../shared/listState';
import { Loaded, NothingYet } from '../../shared/ListStates';
import { PageBody } from '../../shared/PageBody';
import { PageDrawer } from '../../shared/PageDrawer';
import { useText } from '../../shared/text';
import { VmTable } from './VmTable';
import { namesOf } from './vmRows';

/** Details are fetched when the first machine is opened. */
const VmDrawer = lazy(() => import('./VmDrawer'));

/** The list of machines; the one in the address is shown beside it. */
export default function VmsPage() {
  const say = useText();
  const { vmId } = useParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const list = useListState('name');
  const vms = useQuery(queries.vms);
  const { data: hosts } = useQuery(queries.hosts);
  const hostNames = useMemo(() => namesOf(hosts), [hosts]);
  const close = useCallback(() => void navigate({ pathname: '/vms', search }), [navigate, search]);

  const panel = vmId !== undefined && (
    <VmDrawer
      key={vmId}
      vm={vms.data?.find(({ id }) => id === vmId)}
      loading={vms.data === undefined}
      hosts={hostNames}
      onClose={close}
    />
  );
  return (
    <PageDrawer panel={panel || undefined} onClose={close}>
      <PageBody title={say('vms.title')}>
        <Loaded query={vms}>
          {(all) =>
            all.length === 0 ? (
              <NothingYet title={say('vms.empty.title')} icon={CubesIcon}>
                {say('vms.empty.body', { path: 'POST /ovirt-engine/api/vms' })}
              </NothingYet>
            ) : (
              <VmTable vms={all} hosts={hostNames} selectedId={vmId} list={list} search={search} />
            )
          }
        </Loaded>
      </PageBody>
    </PageDrawer>
  );
}
