package org.vireo.persistence.queue;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Instant;
import java.util.List;

/**
 * Picks the next tasks in the order of their turns, and at each place no more than may run there. One engine picks, so no
 * row is skipped because another one has it locked.
 */
final class PickingByPlace extends PostgreSqlJdbcCustomization {

    private static final String PICK = """
            with recursive place as (
                (select place_id from scheduled_tasks where not picked and place_id is not null
                 order by place_id limit 1)
                union all
                select (select waiting.place_id from scheduled_tasks waiting
                        where not waiting.picked and waiting.place_id > place.place_id
                        order by waiting.place_id limit 1)
                from place where place.place_id is not null
            ), busy as (
                select place_id, count(*) as running from scheduled_tasks
                where picked and place_id is not null group by place_id
            ), room as (
                select place_id, ? - coalesce(running, 0) as free
                from place left join busy using (place_id) where place_id is not null
            ), fit as (
                (select task_name, task_instance, execution_time from scheduled_tasks
                 where not picked and execution_time <= ? and place_id is null
                 order by execution_time limit ?)
                union all
                select task_name, task_instance, execution_time from room cross join lateral (
                    select task_name, task_instance, execution_time from scheduled_tasks waiting
                    where not picked and execution_time <= ? and waiting.place_id = room.place_id
                    order by execution_time limit greatest(room.free, 0)) first_ones
            ), next as (
                select task_name, task_instance from fit order by execution_time limit ?
            )
            update scheduled_tasks task
            set picked = true, picked_by = ?, last_heartbeat = ?, version = version + 1
            from next
            where task.task_name = next.task_name and task.task_instance = next.task_instance and not task.picked
            returning task.*
            """;

    private final int mostAtOnePlace;

    PickingByPlace(int mostAtOnePlace) {
        super(false, true);
        this.mostAtOnePlace = mostAtOnePlace;
    }

    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
        return context.jdbcRunner.query(
                PICK,
                statement -> {
                    statement.setInt(1, mostAtOnePlace);
                    setInstant(statement, 2, now);
                    statement.setInt(3, limit);
                    setInstant(statement, 4, now);
                    statement.setInt(5, limit);
                    statement.setString(6, context.schedulerName.getName());
                    setInstant(statement, 7, now);
                },
                context.resultSetMapper.get());
    }
}
