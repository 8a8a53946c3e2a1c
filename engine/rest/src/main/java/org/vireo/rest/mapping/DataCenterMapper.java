package org.vireo.rest.mapping;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vireo.api.type.DataCenter;
import org.vireo.api.type.DataCenterStatus;
import org.vireo.api.type.QuotaModeType;
import org.vireo.api.type.StorageFormat;
import org.vireo.core.command.datacenter.AddDataCenter;
import org.vireo.core.command.datacenter.UpdateDataCenter;
import org.vireo.core.query.datacenter.DataCenterView;
import org.vireo.model.quota.QuotaMode;
import org.vireo.rest.problem.Words;

/** Data centers. */
public final class DataCenterMapper {

    private DataCenterMapper() {}

    public static DataCenter toApi(DataCenterView view) {
        DataCenter api = new DataCenter();
        api.setId(view.id().toString());
        api.setName(view.dataCenter().name());
        api.setDescription(view.dataCenter().description());
        api.setComment("");
        api.setLocal(view.dataCenter().isLocal());
        api.setStatus(view.usable() ? DataCenterStatus.UP : DataCenterStatus.UNINITIALIZED);
        api.setQuotaMode(QuotaModeType.valueOf(view.dataCenter().quotaMode().name()));
        api.setStorageFormat(StorageFormat.V5);
        api.setVersion(ApiVersion.compatibility());
        api.setSupportedVersions(List.of(ApiVersion.compatibility()));
        return Served.DATA_CENTER.at(api, Hrefs.of("datacenters", view.id()));
    }

    public static AddDataCenter toAdd(UUID id, DataCenter api) {
        return new AddDataCenter(
                id,
                Words.orEmpty(api.getName()),
                Words.orEmpty(api.getDescription()),
                Boolean.TRUE.equals(api.getLocal()),
                Objects.requireNonNullElse(mode(api), QuotaMode.DISABLED));
    }

    public static UpdateDataCenter toUpdate(UUID id, DataCenter api) {
        return new UpdateDataCenter(id, api.getName(), api.getDescription(), mode(api));
    }

    private static @Nullable QuotaMode mode(DataCenter api) {
        return api.getQuotaMode() == null
                ? null
                : QuotaMode.valueOf(api.getQuotaMode().name());
    }
}
