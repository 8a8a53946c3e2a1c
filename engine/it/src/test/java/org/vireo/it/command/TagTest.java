package org.vireo.it.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.core.command.Caller;
import org.vireo.core.command.CommandResult;
import org.vireo.core.command.tag.AddTag;
import org.vireo.core.command.tag.AssignTag;
import org.vireo.core.command.tag.RemoveTag;
import org.vireo.core.command.tag.UnassignTag;
import org.vireo.core.command.tag.UpdateTag;
import org.vireo.core.command.vm.RemoveVm;
import org.vireo.core.query.Search;
import org.vireo.core.query.SearchParser;
import org.vireo.core.query.tag.TagQueries;
import org.vireo.core.query.vm.VmQueries;
import org.vireo.model.ObjectRef;
import org.vireo.model.tag.Tag;

/** Tags: what is refused, and what goes with what. */
class TagTest {

    private EngineFixture engine;
    private TagQueries queries;
    private UUID vm;

    @BeforeEach
    void start() {
        engine = new EngineFixture();
        queries = engine.part(TagQueries.class);
        vm = Inventory.complete(engine).madeBlankVm("web");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void tagsShouldBeATreeWithoutCircles() {
        UUID site = tag("site", Tag.ROOT);
        UUID rack = tag("rack", site);
        assertThat(engine.refusal(new AddTag(UUID.randomUUID(), "RACK", "", Tag.ROOT)))
                .containsExactly("NAME_IN_USE");
        assertThat(engine.submit(new AddTag(UUID.randomUUID(), "r*", "", Tag.ROOT), engine.admin()))
                .as("a star is a star")
                .isInstanceOf(CommandResult.Accepted.class);
        assertThat(engine.refusal(new AddTag(UUID.randomUUID(), "", "", UUID.randomUUID())))
                .containsExactly("INVALID_NAME", "NOT_FOUND");
        assertThat(engine.refusal(new UpdateTag(site, null, null, rack))).containsExactly("TAG_BELOW_ITSELF");
        assertThat(engine.refusal(new UpdateTag(site, null, null, site))).containsExactly("TAG_BELOW_ITSELF");
        assertThat(engine.refusal(new UpdateTag(UUID.randomUUID(), "x", null, null)))
                .containsExactly("NOT_FOUND");
        engine.done(new UpdateTag(rack, "shelf", "where it stands", null));
        assertThat(queries.find(rack, engine.admin()))
                .get()
                .returns("shelf", Tag::name)
                .returns(site, Tag::parentId);
        engine.done(new RemoveTag(site));
        assertThat(queries.list(Search.ALL, engine.admin()))
                .extracting(Tag::name)
                .containsExactly("r*", "root");
        assertThat(engine.refusal(new RemoveTag(site))).containsExactly("NOT_FOUND");
    }

    @Test
    void theRootShouldStayAsItIs() {
        assertThat(engine.refusal(new RemoveTag(Tag.ROOT))).containsExactly("TAG_IS_ROOT");
        assertThat(engine.refusal(new UpdateTag(Tag.ROOT, "x", null, null))).containsExactly("TAG_IS_ROOT");
        assertThat(engine.refusal(new AssignTag(Tag.ROOT, ObjectRef.vm(vm)))).containsExactly("TAG_IS_ROOT");
        assertThat(engine.refusal(new UnassignTag(Tag.ROOT, ObjectRef.vm(vm)))).containsExactly("TAG_IS_ROOT");
    }

    @Test
    void whatHasATagShouldBeFoundByItAndByThoseAbove() {
        UUID site = tag("site", Tag.ROOT);
        UUID rack = tag("rack", site);
        tag("other", Tag.ROOT);
        engine.done(new AssignTag(rack, ObjectRef.vm(vm)));
        assertThat(found("tag=RACK")).containsExactly(vm);
        assertThat(found("tag=si*")).containsExactly(vm);
        assertThat(found("tag=other")).isEmpty();
        assertThat(found("tag!=site")).doesNotContain(vm);
        assertThat(found("tag!=other")).contains(vm);
        assertThatThrownBy(() -> found("sortby tag")).hasMessageContaining("cannot be sorted by");
    }

    private List<UUID> found(String search) {
        return engine.part(VmQueries.class).list(SearchParser.parse(search, 20, false), engine.admin()).stream()
                .map(view -> view.vm().id())
                .toList();
    }

    @Test
    void whoMayChangeAVmShouldPutTagsOnItAndMakeNone() {
        UUID tag = tag("web", Tag.ROOT);
        Caller manager = engine.managerOf(vm);
        ObjectRef object = ObjectRef.vm(vm);
        assertThat(EngineFixture.isDenied(engine.submit(new AddTag(UUID.randomUUID(), "own", "", Tag.ROOT), manager)))
                .isTrue();
        engine.await(engine.accepted(new AssignTag(tag, object)));
        assertThat(engine.submit(new AssignTag(tag, object), manager))
                .as("again")
                .isNotNull();
        assertThat(queries.on(object, manager).orElseThrow())
                .extracting(Tag::name)
                .containsExactly("web");
        assertThat(queries.on(ObjectRef.vm(UUID.randomUUID()), manager)).isEmpty();
        assertThat(engine.refusal(new AssignTag(UUID.randomUUID(), ObjectRef.vm(UUID.randomUUID()))))
                .containsExactly("NOT_FOUND", "NOT_FOUND");
        engine.done(new UnassignTag(tag, object));
        assertThat(engine.refusal(new UnassignTag(tag, object))).containsExactly("NOT_FOUND");
        engine.done(new AssignTag(tag, object));
        engine.done(new RemoveVm(vm, false));
        assertThat(SharedDatabase.count("tag_assignment")).isZero();
    }

    private UUID tag(String name, UUID parent) {
        UUID id = UUID.randomUUID();
        engine.done(new AddTag(id, name, "", parent));
        return id;
    }
}
