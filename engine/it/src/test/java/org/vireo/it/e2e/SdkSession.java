package org.vireo.it.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ovirt.engine.sdk4.builders.Builders.cluster;
import static org.ovirt.engine.sdk4.builders.Builders.disk;
import static org.ovirt.engine.sdk4.builders.Builders.diskAttachment;
import static org.ovirt.engine.sdk4.builders.Builders.nic;
import static org.ovirt.engine.sdk4.builders.Builders.permission;
import static org.ovirt.engine.sdk4.builders.Builders.role;
import static org.ovirt.engine.sdk4.builders.Builders.storageDomain;
import static org.ovirt.engine.sdk4.builders.Builders.tag;
import static org.ovirt.engine.sdk4.builders.Builders.template;
import static org.ovirt.engine.sdk4.builders.Builders.user;
import static org.ovirt.engine.sdk4.builders.Builders.vm;
import static org.ovirt.engine.sdk4.builders.Builders.vnicProfile;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.ovirt.engine.sdk4.Error;
import org.ovirt.engine.sdk4.Request;
import org.ovirt.engine.sdk4.Response;
import org.ovirt.engine.sdk4.services.AssignedPermissionsService;
import org.ovirt.engine.sdk4.services.AssignedTagsService;
import org.ovirt.engine.sdk4.services.DiskAttachmentService;
import org.ovirt.engine.sdk4.services.DiskService;
import org.ovirt.engine.sdk4.services.DisksService;
import org.ovirt.engine.sdk4.services.HostService;
import org.ovirt.engine.sdk4.services.SystemService;
import org.ovirt.engine.sdk4.services.VmGraphicsConsolesService;
import org.ovirt.engine.sdk4.services.VmNicService;
import org.ovirt.engine.sdk4.services.VmService;
import org.ovirt.engine.sdk4.services.VmsService;
import org.ovirt.engine.sdk4.types.Disk;
import org.ovirt.engine.sdk4.types.DiskFormat;
import org.ovirt.engine.sdk4.types.DiskInterface;
import org.ovirt.engine.sdk4.types.DiskStatus;
import org.ovirt.engine.sdk4.types.Event;
import org.ovirt.engine.sdk4.types.GraphicsConsole;
import org.ovirt.engine.sdk4.types.Identified;
import org.ovirt.engine.sdk4.types.Job;
import org.ovirt.engine.sdk4.types.Nic;
import org.ovirt.engine.sdk4.types.Permission;
import org.ovirt.engine.sdk4.types.Statistic;
import org.ovirt.engine.sdk4.types.Tag;
import org.ovirt.engine.sdk4.types.Vm;
import org.ovirt.engine.sdk4.types.VmStatus;

/** What a program does with oVirt's Java SDK from looking around to cleaning up; it counts its requests. */
final class SdkSession {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final BigInteger MEMORY = BigInteger.valueOf(256L << 20);
    private static final String NAME = "sdk-vm";

    private final SystemService system;
    private final VmsService vms;
    private int requests;

    SdkSession(SystemService system) {
        this.system = system;
        this.vms = system.vmsService();
    }

    int requests() {
        return requests;
    }

    /** Reads what an installation has from its start. */
    void lookAround() {
        assertThat(ask(system.get()).api().productInfo().version()).isNotNull();
        String center = only(
                ask(system.dataCentersService().list().search("name=Default")).dataCenters());
        assertThat(ask(system.dataCentersService()
                                .dataCenterService(center)
                                .storageDomainsService()
                                .list())
                        .storageDomains())
                .extracting(Identified::name)
                .contains("local");
        String cluster =
                only(ask(system.clustersService().list().search("name=Default")).clusters());
        ask(system.clustersService()
                .clusterService(cluster)
                .update()
                .cluster(cluster().description("seen by the SDK")));
        assertThat(ask(system.clustersService().clusterService(cluster).get())
                        .cluster()
                        .description())
                .isEqualTo("seen by the SDK");
        HostService host = system.hostsService()
                .hostService(
                        ask(system.hostsService().list().search("status=up").allContent(true))
                                .hosts()
                                .getFirst()
                                .id());
        assertThat(ask(host.get()).host().summary()).isNotNull();
        assertThat(ask(host.statisticsService().list()).statistics()).isNotEmpty();
        assertThat(ask(host.nicsService().list()).nics()).isNotNull();
        assertThat(ask(system.templatesService().list().search("name=tiny")).templates())
                .hasSize(1);
        assertThat(ask(system.networksService().list()).networks()).isNotEmpty();
        assertThat(ask(system.operatingSystemsService().list()).operatingSystem())
                .isNotEmpty();
        assertThat(ask(system.clusterLevelsService().list()).levels()).isNotEmpty();
        assertThat(ask(system.schedulingPoliciesService().list()).policies()).isNotEmpty();
        assertThat(ask(system.networkFiltersService().list()).filters()).isNotEmpty();
        assertThat(ask(system.instanceTypesService().list()).instanceType()).isEmpty();
    }

    /** Makes the VM, finds it by a search, changes it. */
    VmService make() {
        Vm added = ask(vms.add()
                        .vm(vm().name(NAME)
                                .description("made by the SDK")
                                .cluster(cluster().name("Default"))
                                .template(template().name("tiny"))
                                .memory(MEMORY)))
                .vm();
        VmService service = vms.vmService(added.id());
        await(service, VmStatus.DOWN);
        assertThat(ask(vms.list()
                                .search("name=" + NAME + " and status=down")
                                .max(5)
                                .follow("nics,diskattachments"))
                        .vms())
                .extracting(Vm::id)
                .containsExactly(added.id());
        ask(service.update().vm(vm().comment("<&> \"quoted\" ümlaut ☃")));
        assertThat(ask(service.get().allContent(true)).vm().comment()).isEqualTo("<&> \"quoted\" ümlaut ☃");
        return service;
    }

    /** Gives the VM a card and a disk, whose id it returns. */
    String equip(VmService service) {
        String profile = ask(system.vnicProfilesService().list()).profiles().stream()
                .filter(one -> one.name().equals("vireo"))
                .findFirst()
                .orElseThrow()
                .id();
        Nic added = ask(service.nicsService()
                        .add()
                        .nic(nic().name("nic1").vnicProfile(vnicProfile().id(profile))))
                .nic();
        VmNicService card = service.nicsService().nicService(added.id());
        ask(card.update().nic(nic().linked(false)));
        assertThat(ask(card.get()).nic().linked()).isFalse();
        ask(card.update().nic(nic().linked(true)));
        assertThat(ask(service.nicsService().list()).nics())
                .extracting(Nic::name)
                .containsExactly("nic1");
        String diskId = makeDisk();
        ask(service.diskAttachmentsService()
                .add()
                .attachment(diskAttachment()
                        .disk(disk().id(diskId))
                        .interface_(DiskInterface.VIRTIO)
                        .bootable(false)
                        .active(true)));
        assertThat(ask(service.diskAttachmentsService().list()).attachments()).hasSize(2);
        DiskAttachmentService attachment = service.diskAttachmentsService().attachmentService(diskId);
        assertThat(ask(attachment.get()).attachment().active()).isTrue();
        return diskId;
    }

    private String makeDisk() {
        DisksService disks = system.disksService();
        Disk made = ask(disks.add()
                        .disk(disk().name("sdk-java-disk")
                                .format(DiskFormat.COW)
                                .provisionedSize(64L << 20)
                                .storageDomains(storageDomain().name("local"))))
                .disk();
        DiskService service = disks.diskService(made.id());
        Installation.await(
                "the disk to be ok", PATIENCE, () -> ask(service.get()).disk().status() == DiskStatus.OK);
        ask(service.update().disk(disk().description("made by the SDK")));
        assertThat(ask(disks.list().search("name=sdk-java-disk")).disks())
                .extracting(Disk::description)
                .containsExactly("made by the SDK");
        return made.id();
    }

    /** Starts the VM, looks at what its guest does and changes it while it runs. */
    void run(VmService service, String diskId) {
        ask(service.start());
        await(service, VmStatus.UP);
        assertThat(ask(service.get()).vm().host()).isNotNull();
        awaitStatistic(service, "memory.used");
        awaitStatistic(service, "cpu.current.total");
        assertThat(ask(vms.list().search("name=" + NAME).follow("statistics"))
                        .vms()
                        .getFirst()
                        .statistics())
                .extracting(Statistic::name)
                .contains("memory.used");
        Installation.await(
                "the guest agent",
                PATIENCE,
                () -> !ask(service.reportedDevicesService().list())
                        .reportedDevice()
                        .isEmpty());
        ask(service.cdromsService().list());
        ask(service.snapshotsService().list());
        ask(service.sessionsService().list());
        ask(service.numaNodesService().list());
        VmGraphicsConsolesService consoles = service.graphicsConsolesService();
        GraphicsConsole console = ask(consoles.list().current(true)).consoles().getFirst();
        assertThat(ask(consoles.consoleService(console.id()).ticket()).ticket().value())
                .isNotEmpty();
        DiskAttachmentService attachment = service.diskAttachmentsService().attachmentService(diskId);
        ask(attachment.update().diskAttachment(diskAttachment().active(false)));
        Installation.await(
                "the disk to be off",
                PATIENCE,
                () -> !ask(attachment.get()).attachment().active());
        ask(service.reboot().force(true));
        await(service, VmStatus.UP);
        Installation.await("the VM to be free", PATIENCE, () -> isDone(service.stop()));
        await(service, VmStatus.DOWN);
        ask(attachment.remove().detachOnly(true));
        assertThat(ask(service.diskAttachmentsService().list()).attachments()).hasSize(1);
        ask(system.disksService().diskService(diskId).remove());
    }

    /** Puts a tag on the VM, and gives a user a role on it, and takes both back. */
    void organise(VmService service) {
        Tag word =
                ask(system.tagsService().add().tag(tag().name("sdk-java-tag"))).tag();
        AssignedTagsService tags = service.tagsService();
        ask(tags.add().tag(tag().name("sdk-java-tag")));
        assertThat(ask(vms.list().search("tag=sdk-java-tag")).vms())
                .extracting(Vm::name)
                .containsExactly(NAME);
        ask(tags.tagService(word.id()).remove());
        assertThat(ask(tags.list()).tags()).isEmpty();
        ask(system.tagsService().tagService(word.id()).remove());

        String admin = ask(system.usersService().list()).users().getFirst().id();
        String userRole = ask(system.rolesService().list()).roles().stream()
                .filter(one -> one.name().equals("UserRole"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(ask(system.rolesService()
                                .roleService(userRole)
                                .permitsService()
                                .list())
                        .permits())
                .isNotEmpty();
        AssignedPermissionsService permissions = service.permissionsService();
        Permission given = ask(permissions
                        .add()
                        .permission(permission().user(user().id(admin)).role(role().id(userRole))))
                .permission();
        assertThat(ids(ask(permissions.list()).permissions())).contains(given.id());
        ask(permissions.permissionService(given.id()).remove());
        assertThat(ids(ask(permissions.list()).permissions())).doesNotContain(given.id());
        assertThat(ask(system.groupsService().list()).groups()).isNotEmpty();
    }

    /** Meets faults as the SDK's own exceptions, with the engine's words. */
    void beRefused(VmService service) {
        assertThatThrownBy(() -> ask(service.stop())).isInstanceOf(Error.class).hasMessageContaining("not running");
        assertThatThrownBy(() -> ask(
                        vms.vmService("00000000-0000-0000-0000-0000000000ff").get()))
                .isInstanceOf(Error.class)
                .hasMessageContaining("404");
        assertThatThrownBy(() -> ask(vms.add()
                        .vm(vm().name(NAME)
                                .cluster(cluster().name("Default"))
                                .template(template().name("Blank")))))
                .isInstanceOf(Error.class)
                .hasMessageContaining("already");
    }

    /** Finds all of it in the events and jobs. */
    void lookBack() {
        List<Event> events = ask(system.eventsService()
                        .list()
                        .search("vm.name=" + NAME)
                        .max(20))
                .events();
        assertThat(events).isNotEmpty();
        Event last = events.getFirst();
        assertThat(ask(system.eventsService().eventService(last.id()).get())
                        .event()
                        .code())
                .isEqualTo(last.code());
        List<Job> jobs = ask(system.jobsService().list().max(5)).jobs();
        assertThat(jobs).isNotEmpty();
        String job = jobs.getFirst().id();
        assertThat(ask(system.jobsService().jobService(job).get()).job().status())
                .isNotNull();
        assertThat(ask(system.jobsService().jobService(job).stepsService().list())
                        .steps())
                .isNotNull();
    }

    /** Removes the VM with the disks that it has. */
    void remove(VmService service) {
        ask(service.remove());
        Installation.await(
                "the VM to be gone",
                PATIENCE,
                () -> ask(vms.list().search("name=" + NAME)).vms().isEmpty());
    }

    private void awaitStatistic(VmService service, String name) {
        Installation.await(
                name,
                PATIENCE,
                () -> ask(service.statisticsService().list()).statistics().stream()
                        .anyMatch(statistic -> has(statistic, name)));
    }

    private static boolean has(Statistic statistic, String name) {
        return statistic.name().equals(name)
                && statistic.values().getFirst().datum().signum() > 0;
    }

    private void await(VmService service, VmStatus wanted) {
        Installation.await(
                "status " + wanted, PATIENCE, () -> ask(service.get()).vm().status() == wanted);
    }

    /** False while another task works on the same object. */
    private boolean isDone(Request<?, ?> request) {
        try {
            ask(request);
            return true;
        } catch (Error refused) {
            if (Objects.requireNonNull(refused.getMessage()).contains("currently in progress")) {
                return false;
            }
            throw refused;
        }
    }

    private static String only(List<? extends Identified> found) {
        assertThat(found).hasSize(1);
        return found.getFirst().id();
    }

    private static List<String> ids(List<? extends Identified> found) {
        return found.stream().map(Identified::id).toList();
    }

    private <R extends Response> R ask(Request<?, R> request) {
        requests++;
        return request.send();
    }
}
