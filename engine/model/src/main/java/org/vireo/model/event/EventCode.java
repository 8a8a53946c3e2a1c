package org.vireo.model.event;

/** Stable codes of what happened. The numbers are those of oVirt for the same happening; ours start at 20000. */
public enum EventCode {
    HOST_MAINTENANCE(600, Severity.NORMAL),
    HOST_ACTIVATED(16, Severity.NORMAL),
    HOST_DETECTED_UP(13, Severity.NORMAL),
    HOST_REMOVED(44, Severity.NORMAL),
    HOST_ADDED(42, Severity.NORMAL),
    HOST_NON_RESPONSIVE(12, Severity.ERROR),
    HOST_ENROLLED(20001, Severity.NORMAL),
    HOST_REFUSED(20002, Severity.ERROR),
    HOST_NON_OPERATIONAL(20003, Severity.ERROR),
    HOST_CERTIFICATE_RENEWED(20004, Severity.NORMAL),
    HOST_CERTIFICATE_NOT_RENEWED(20005, Severity.ERROR),
    USER_LOGIN(30, Severity.NORMAL),
    USER_LOGOUT(31, Severity.NORMAL),
    USER_LOGIN_FAILED(114, Severity.ERROR),
    VM_STARTED(32, Severity.NORMAL),
    VM_STOPPED_BY_USER(33, Severity.NORMAL),
    VM_ADDED(34, Severity.NORMAL),
    VM_UPDATED(35, Severity.NORMAL),
    VM_REMOVED(113, Severity.NORMAL),
    VM_ADD_FAILED(60, Severity.ERROR),
    VM_REMOVE_FAILED(59, Severity.ERROR),
    VM_START_FAILED(54, Severity.ERROR),
    VM_DOWN(61, Severity.NORMAL),
    VM_DOWN_ERROR(119, Severity.ERROR),
    VM_SHUTDOWN_INITIATED(73, Severity.NORMAL),
    VM_REBOOT_INITIATED(157, Severity.NORMAL),
    VM_PAUSED(1025, Severity.NORMAL),
    VM_RESUMED(20101, Severity.NORMAL),
    VM_STATUS_UNKNOWN(142, Severity.WARNING),
    VM_STATUS_RESTORED(520, Severity.NORMAL),
    VM_DEVICE_MISSING(20102, Severity.WARNING),
    VM_DEVICE_UNMANAGED(20103, Severity.WARNING),
    VM_EXTERNAL_FOUND(20104, Severity.NORMAL),
    VM_FOUND_ELSEWHERE(20105, Severity.ALERT),
    VM_CONSOLE_TICKET(164, Severity.NORMAL),
    VM_CONSOLE_TICKET_FAILED(165, Severity.ERROR),
    HOT_SET_VCPUS(2033, Severity.NORMAL),
    HOT_SET_VCPUS_FAILED(2034, Severity.ERROR),
    HOT_SET_MEMORY(2039, Severity.NORMAL),
    HOT_SET_MEMORY_FAILED(2040, Severity.ERROR),
    VCPUS_KEPT_BY_GUEST(20146, Severity.WARNING),
    VM_MEMORY_TOO_SMALL(20147, Severity.WARNING),
    DISK_JOB_FOUND(20150, Severity.WARNING),
    DISK_IMAGE_SWITCHED(20151, Severity.ALERT),
    NIC_UNPROTECTED(20140, Severity.ALERT),
    NIC_ADDED(932, Severity.NORMAL),
    NIC_UPDATED(934, Severity.NORMAL),
    NIC_UPDATE_FAILED(935, Severity.ERROR),
    NIC_ADD_FAILED(933, Severity.ERROR),
    NIC_REMOVE_FAILED(931, Severity.ERROR),
    NIC_REMOVED(930, Severity.NORMAL),
    DISK_ADDED(2021, Severity.NORMAL),
    DISK_ADD_FAILED(2022, Severity.ERROR),
    DISK_REMOVED(2014, Severity.NORMAL),
    DISK_REMOVE_FAILED(2015, Severity.ERROR),
    DISK_UPDATED(88, Severity.NORMAL),
    VM_CD_CHANGED(38, Severity.NORMAL),
    VM_CD_CHANGE_FAILED(96, Severity.ERROR),
    DISK_ATTACHED(2016, Severity.NORMAL),
    DISK_DETACHED(2018, Severity.NORMAL),
    DISK_ATTACH_FAILED(2017, Severity.ERROR),
    DISK_DETACH_FAILED(2019, Severity.ERROR),
    TEMPLATE_ADDED(51, Severity.NORMAL),
    TEMPLATE_ADD_FAILED(52, Severity.ERROR),
    TEMPLATE_REMOVED(251, Severity.NORMAL),
    TEMPLATE_REMOVE_FAILED(110, Severity.ERROR),
    STORAGE_DOMAIN_ADDED(956, Severity.NORMAL),
    STORAGE_DOMAIN_ADD_FAILED(957, Severity.ERROR),
    STORAGE_DOMAIN_REMOVED(960, Severity.NORMAL),
    STORAGE_DOMAIN_ATTACHED(962, Severity.NORMAL),
    NETWORK_ADDED(942, Severity.NORMAL),
    NETWORK_REMOVED(944, Severity.NORMAL),
    NETWORK_UPDATED(946, Severity.NORMAL),
    VNIC_PROFILE_ADDED(1122, Severity.NORMAL),
    VNIC_PROFILE_UPDATED(1124, Severity.NORMAL),
    VNIC_PROFILE_REMOVED(1126, Severity.NORMAL),
    VM_DEVICE_ADDED(20141, Severity.NORMAL),
    VM_DEVICE_REMOVED(20142, Severity.NORMAL),
    VM_DEVICE_ADD_FAILED(20143, Severity.ERROR),
    VM_DEVICE_REMOVE_FAILED(20144, Severity.ERROR),
    VM_DEVICE_UPDATE_FAILED(20145, Severity.ERROR),
    DATA_CENTER_ADDED(950, Severity.NORMAL),
    DATA_CENTER_UPDATED(952, Severity.NORMAL),
    DATA_CENTER_REMOVED(954, Severity.NORMAL),
    CLUSTER_ADDED(809, Severity.NORMAL),
    CLUSTER_UPDATED(811, Severity.NORMAL),
    CLUSTER_REMOVED(813, Severity.NORMAL),
    TASK_FAILED(20201, Severity.ERROR),
    TASK_CANCELLED(20202, Severity.NORMAL),
    TASK_ENDED_BY_FORCE(20203, Severity.WARNING);

    private final int number;
    private final Severity severity;

    EventCode(int number, Severity severity) {
        this.number = number;
        this.severity = severity;
    }

    public int number() {
        return number;
    }

    public Severity severity() {
        return severity;
    }
}
