package org.vireo.persistence.database;

import jakarta.persistence.AttributeConverter;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.CacheSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.cfg.TransactionSettings;
import org.hibernate.cfg.ValidationSettings;
import org.vireo.persistence.json.CpuPlacementColumn;
import org.vireo.persistence.json.DeviceColumn;
import org.vireo.persistence.json.DirectStorageColumn;
import org.vireo.persistence.json.GuestInfoColumn;
import org.vireo.persistence.json.HostInventoryColumn;
import org.vireo.persistence.json.ImageChainColumn;
import org.vireo.persistence.json.InitializationColumn;
import org.vireo.persistence.json.NetworkSettingsColumn;
import org.vireo.persistence.json.PlatformColumn;
import org.vireo.persistence.json.RunSettingsColumn;
import org.vireo.persistence.json.RunningMachineColumn;
import org.vireo.persistence.json.TemplateDevicesColumn;
import org.vireo.persistence.json.VnicProfileSettingsColumn;

/** Brings a database to the present schema and opens Hibernate on it, without a persistence.xml. */
public final class Database {

    private static final List<Class<? extends AttributeConverter<?, ?>>> COLUMNS = List.of(
            CpuPlacementColumn.class,
            DeviceColumn.class,
            DirectStorageColumn.class,
            GuestInfoColumn.class,
            HostInventoryColumn.class,
            ImageChainColumn.class,
            InitializationColumn.class,
            NetworkSettingsColumn.class,
            VnicProfileSettingsColumn.class,
            PlatformColumn.class,
            RunSettingsColumn.class,
            RunningMachineColumn.class,
            TemplateDevicesColumn.class);

    /**
     * Properties that connections must have: JSONB parameters are sent as text, and errors come without the values of
     * the row, which may be secrets.
     */
    public static final Map<String, String> CONNECTION_PROPERTIES =
            Map.of("stringtype", "unspecified", "logServerErrorDetail", "false");

    private Database() {}

    /**
     * Applies the migrations that the database does not have yet. Engines that start together wait for each other.
     *
     * @throws org.flywaydb.core.api.FlywayException when the database does not answer, or was changed by hand or by a
     *     newer engine
     */
    public static void migrate(DataSource dataSource) {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .table("schema_history")
                .validateMigrationNaming(true)
                .failOnMissingLocations(true)
                .cleanDisabled(true)
                .load()
                .migrate();
    }

    /**
     * Opens Hibernate. Settings are texts: the server's part of Hibernate takes nothing else.
     *
     * @param dataSource gives connections that have {@link #CONNECTION_PROPERTIES} and that take part in no transaction
     *     but their own
     * @throws org.hibernate.HibernateException when the schema is not what the entities need
     */
    public static SessionFactory open(DataSource dataSource) {
        ClassLoader classes = Database.class.getClassLoader();
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder(new BootstrapServiceRegistryBuilder()
                        .applyClassLoader(classes)
                        .build())
                .applySetting(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource)
                .applySetting(JdbcSettings.JDBC_TIME_ZONE, "UTC")
                .applySetting(TransactionSettings.TRANSACTION_COORDINATOR_STRATEGY, "jdbc")
                .applySetting(SchemaToolingSettings.HBM2DDL_AUTO, "validate")
                .applySetting(BatchSettings.STATEMENT_BATCH_SIZE, "50")
                .applySetting(BatchSettings.ORDER_INSERTS, "true")
                .applySetting(BatchSettings.ORDER_UPDATES, "true")
                .applySetting(CacheSettings.USE_SECOND_LEVEL_CACHE, "false")
                .applySetting(CacheSettings.USE_QUERY_CACHE, "false")
                .applySetting("hibernate.integration.envers.enabled", "false")
                .applySetting(ValidationSettings.JAKARTA_VALIDATION_MODE, "none")
                .build();
        try {
            MetadataSources sources = new MetadataSources(registry);
            Entities.ALL.forEach(sources::addAnnotatedClass);
            COLUMNS.forEach(sources::addAnnotatedClass);
            return sources.getMetadataBuilder()
                    .applyFunctions(HqlFunctions::contribute)
                    .build()
                    .buildSessionFactory();
        } catch (RuntimeException e) {
            StandardServiceRegistryBuilder.destroy(registry);
            throw e;
        }
    }
}
