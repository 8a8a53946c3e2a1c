package org.vireo.domainxml.golden;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts, by line, with three lines around each change. */
final class UnifiedDiff {

    private static final int AROUND = 3;

    private record Line(char mark, String text) {}

    private UnifiedDiff() {}

    static String of(List<String> expected, List<String> actual) {
        List<Line> lines = lines(expected, actual, commonLengths(expected, actual));
        StringBuilder text = new StringBuilder("--- expected\n+++ actual\n");
        boolean skipped = false;
        for (int i = 0; i < lines.size(); i++) {
            if (nearChange(lines, i)) {
                text.append(skipped ? "@@\n" : "")
                        .append(lines.get(i).mark())
                        .append(lines.get(i).text())
                        .append('\n');
                skipped = false;
            } else {
                skipped = true;
            }
        }
        return text.toString();
    }

    private static int[][] commonLengths(List<String> left, List<String> right) {
        int[][] common = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                common[i][j] = left.get(i).equals(right.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<Line> lines(List<String> left, List<String> right, int[][] common) {
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < left.size() || j < right.size()) {
            if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
                lines.add(new Line(' ', left.get(i++)));
                j++;
            } else if (j == right.size() || (i < left.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line('-', left.get(i++)));
            } else {
                lines.add(new Line('+', right.get(j++)));
            }
        }
        return lines;
    }

    private static boolean nearChange(List<Line> lines, int place) {
        int from = Math.max(0, place - AROUND);
        int to = Math.min(lines.size(), place + AROUND + 1);
        return lines.subList(from, to).stream().anyMatch(line -> line.mark() != ' ');
    }
}
