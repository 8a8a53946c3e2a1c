import { useQuery } from '@tanstack/react-query';
import { statisticsOf } from '../../api/statistics';
import type { Vm } from '../../api/vms';
import { Usage } from '../../shared/Usage';

/** What a machine that runs takes of its host. */
export function VmUsage({ vm }: { readonly vm: Vm }) {
  const { data: statistics } = useQuery(statisticsOf('vms', vm.id));
  return (
    <Usage
      statistics={statistics}
      cpu={{ used: statistics?.get('cpu.current.total'), of: 100 * vm.vcpus }}
      memory={{ used: statistics?.get('memory.used'), of: statistics?.get('memory.installed') ?? vm.memory }}
    />
  );
}
