package org.vireo.persistence.database;

import java.util.List;
import org.vireo.model.bookmark.Bookmark;
import org.vireo.model.cluster.Cluster;
import org.vireo.model.cluster.DataCenter;
import org.vireo.model.console.ConsoleTicket;
import org.vireo.model.event.AuditEvent;
import org.vireo.model.event.AuditSeal;
import org.vireo.model.host.Host;
import org.vireo.model.host.HostCertificates;
import org.vireo.model.host.HostEnrolment;
import org.vireo.model.host.HostReport;
import org.vireo.model.job.EntityLock;
import org.vireo.model.job.KeptRequest;
import org.vireo.model.job.Task;
import org.vireo.model.job.TaskLine;
import org.vireo.model.job.TaskStep;
import org.vireo.model.network.Network;
import org.vireo.model.network.VnicProfile;
import org.vireo.model.quota.Quota;
import org.vireo.model.quota.QuotaClusterLimit;
import org.vireo.model.quota.QuotaStorageLimit;
import org.vireo.model.storage.Disk;
import org.vireo.model.storage.StorageDomain;
import org.vireo.model.tag.Tag;
import org.vireo.model.tag.TagAbove;
import org.vireo.model.tag.TagAssignment;
import org.vireo.model.template.Template;
import org.vireo.model.user.AccessToken;
import org.vireo.model.user.Group;
import org.vireo.model.user.GroupMember;
import org.vireo.model.user.Permission;
import org.vireo.model.user.Role;
import org.vireo.model.user.User;
import org.vireo.model.vm.Vm;
import org.vireo.model.vm.VmDevice;
import org.vireo.model.vm.VmRuntime;

/** What is stored: every entity of the model, named here so that nothing is searched for at start-up. */
final class Entities {

    static final List<Class<?>> ALL = List.of(
            AccessToken.class,
            AuditEvent.class,
            AuditSeal.class,
            Bookmark.class,
            Cluster.class,
            ConsoleTicket.class,
            DataCenter.class,
            Disk.class,
            EntityLock.class,
            Group.class,
            GroupMember.class,
            Host.class,
            HostEnrolment.class,
            HostReport.class,
            HostCertificates.class,
            Network.class,
            Permission.class,
            Quota.class,
            QuotaClusterLimit.class,
            QuotaStorageLimit.class,
            Role.class,
            StorageDomain.class,
            Tag.class,
            TagAbove.class,
            TagAssignment.class,
            Task.class,
            TaskLine.class,
            KeptRequest.class,
            TaskStep.class,
            Template.class,
            User.class,
            Vm.class,
            VmDevice.class,
            VmRuntime.class,
            VnicProfile.class);

    private Entities() {}
}
