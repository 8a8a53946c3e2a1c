package org.vireo.model.vm;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Draws the life cycle: a box a status, an arrow for what leads there, a tag where it leads there from many. */
final class VmStatesDrawing {

    private static final int BOX_WIDTH = 176;
    private static final int BOX_HEIGHT = 44;
    private static final int MANY = 4;

    private record Place(int x, int y) {}

    private final StringBuilder svg = new StringBuilder();
    private final Map<VmStatus, List<Tag>> tags = new TreeMap<>();
    private final Map<List<VmStatus>, List<VmCause>> arrows = new LinkedHashMap<>();

    private static Place place(VmStatus status) {
        return switch (status) {
            case DOWN -> new Place(160, 330);
            case IMAGE_LOCKED -> new Place(160, 110);
            case WAIT_FOR_LAUNCH -> new Place(520, 130);
            case UP -> new Place(640, 380);
            case PAUSED -> new Place(960, 250);
            case POWERING_DOWN -> new Place(450, 640);
            case REBOOT_IN_PROGRESS -> new Place(850, 640);
            case UNKNOWN -> new Place(960, 70);
        };
    }

    private static String colour(VmCause.Actor actor) {
        return switch (actor) {
            case COMMAND -> "#0b62c4";
            case TASK -> "#7a3db8";
            case HOST -> "#1d7a3a";
            case ENGINE -> "#b3420a";
        };
    }

    private record Tag(VmCause cause, String text) {}

    private record Line(VmCause cause, VmStatus to) {}

    static String svg() {
        VmStatesDrawing drawing = new VmStatesDrawing();
        drawing.sort();
        return drawing.draw();
    }

    private void sort() {
        Map<Line, Set<VmStatus>> sources = new LinkedHashMap<>();
        for (VmTransition line : VmLifeCycle.transitions()) {
            if (line.from() == null) {
                tag(line.to(), new Tag(line.cause(), name(line.cause())));
            } else if (line.from() != line.to()) {
                sources.computeIfAbsent(new Line(line.cause(), line.to()), key -> EnumSet.noneOf(VmStatus.class))
                        .add(line.from());
            }
        }
        sources.forEach((line, from) -> {
            if (from.size() >= MANY) {
                tag(line.to(), new Tag(line.cause(), name(line.cause()) + ", from " + named(from, line.to())));
            } else {
                from.forEach(status -> arrows.computeIfAbsent(List.of(status, line.to()), key -> new ArrayList<>())
                        .add(line.cause()));
            }
        });
    }

    private void tag(VmStatus to, Tag tag) {
        tags.computeIfAbsent(to, key -> new ArrayList<>()).add(tag);
    }

    /** The set in words: those that are missing are fewer. */
    private static String named(Set<VmStatus> from, VmStatus to) {
        Set<VmStatus> without = EnumSet.complementOf(EnumSet.copyOf(from));
        without.remove(to);
        boolean onHost = without.stream().anyMatch(VmStatus::isCertainlyOff) || to.isCertainlyOff();
        without.removeIf(VmStatus::isCertainlyOff);
        String base = onHost ? "any on a host" : "any";
        return without.isEmpty()
                ? base
                : base + " but " + without.stream().map(VmStatus::wireName).collect(Collectors.joining(", "));
    }

    private static String name(VmCause cause) {
        return cause.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String draw() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1120 760\" font-family=\"sans-serif\" font-size=\"13\">");
        add("<title>The life cycle of a VM</title>");
        add("<rect width=\"1120\" height=\"760\" fill=\"#ffffff\"/>");
        add("<defs>");
        for (VmCause.Actor actor : VmCause.Actor.values()) {
            add("<marker id=\"" + actor + "\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"9\""
                    + " markerHeight=\"9\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\" fill=\"" + colour(actor)
                    + "\"/></marker>");
        }
        add("</defs>");
        arrows.forEach((ends, causes) -> arrow(ends.get(0), ends.get(1), causes));
        for (VmStatus status : VmStatus.values()) {
            box(status);
        }
        legend();
        add("</svg>");
        return svg.toString();
    }

    private void box(VmStatus status) {
        Place at = place(status);
        boolean off = status.isCertainlyOff();
        String fill = off ? "#eef1f5" : status == VmStatus.UNKNOWN ? "#fdeecf" : "#e3f3e6";
        add("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\" fill=\"%s\" stroke=\"#333\"/>"
                .formatted(at.x() - BOX_WIDTH / 2, at.y() - BOX_HEIGHT / 2, BOX_WIDTH, BOX_HEIGHT, fill));
        text(at.x(), at.y() + 5, "#111", status.wireName(), " font-weight=\"bold\"");
        List<Tag> here = tags.getOrDefault(status, List.of());
        Place first = firstTag(status, here.size());
        int y = first.y();
        for (Tag tag : here) {
            label(first.x(), y, colour(tag.cause().actor()), "→ " + tag.text());
            y += 18;
        }
    }

    /** Where no arrow passes. */
    private static Place firstTag(VmStatus status, int count) {
        Place at = place(status);
        return switch (status) {
            case IMAGE_LOCKED -> new Place(at.x(), at.y() - BOX_HEIGHT / 2 - 18 * count + 9);
            case UP -> new Place(at.x() + BOX_WIDTH / 2 + 80, at.y() + 5);
            case POWERING_DOWN -> new Place(at.x() - BOX_WIDTH / 2 - 80, at.y() + 5);
            case DOWN, WAIT_FOR_LAUNCH, PAUSED, REBOOT_IN_PROGRESS, UNKNOWN ->
                new Place(at.x(), at.y() + BOX_HEIGHT / 2 + 16);
        };
    }

    private void arrow(VmStatus from, VmStatus to, List<VmCause> causes) {
        Place start = place(from);
        Place end = place(to);
        double length = Math.hypot(end.x() - start.x(), end.y() - start.y());
        double bend = arrows.containsKey(List.of(to, from)) ? 70 : 0;
        double middleX = (start.x() + end.x()) / 2.0 - (end.y() - start.y()) / length * bend;
        double middleY = (start.y() + end.y()) / 2.0 + (end.x() - start.x()) / length * bend;
        Place tail = border(start, middleX, middleY);
        Place head = border(end, middleX, middleY);
        VmCause.Actor actor = causes.get(0).actor();
        add("<path d=\"M%d %d Q%d %d %d %d\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\" marker-end=\"url(#%s)\"/>"
                .formatted(
                        tail.x(),
                        tail.y(),
                        Math.round(middleX),
                        Math.round(middleY),
                        head.x(),
                        head.y(),
                        colour(actor),
                        actor));
        int y = (int) Math.round((tail.y() + head.y()) / 4.0 + middleY / 2) + 4;
        for (VmCause cause : causes) {
            label((int) Math.round((tail.x() + head.x()) / 4.0 + middleX / 2), y, colour(cause.actor()), name(cause));
            y += 18;
        }
    }

    /** Where the line from the middle of a box leaves it. */
    private static Place border(Place box, double towardsX, double towardsY) {
        double dx = towardsX - box.x();
        double dy = towardsY - box.y();
        double scale = Math.min(
                dx == 0 ? Double.MAX_VALUE : BOX_WIDTH / 2.0 / Math.abs(dx),
                dy == 0 ? Double.MAX_VALUE : BOX_HEIGHT / 2.0 / Math.abs(dy));
        return new Place((int) Math.round(box.x() + dx * scale), (int) Math.round(box.y() + dy * scale));
    }

    private void legend() {
        int x = 130;
        for (VmCause.Actor actor : VmCause.Actor.values()) {
            label(x, 740, colour(actor), actor.words());
            x += 260;
        }
    }

    private void label(int x, int y, String colour, String words) {
        int width = words.length() * 7 + 6;
        add("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"17\" fill=\"#ffffff\" fill-opacity=\"0.88\"/>"
                .formatted(x - width / 2, y - 13, width));
        text(x, y, colour, words, "");
    }

    private void text(int x, int y, String colour, String words, String more) {
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"%s\"%s>%s</text>"
                .formatted(x, y, colour, more, words));
    }

    private void add(String line) {
        svg.append(line).append('\n');
    }
}
