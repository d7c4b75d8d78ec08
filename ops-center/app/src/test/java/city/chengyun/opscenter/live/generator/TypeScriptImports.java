package city.chengyun.opscenter.live.generator;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the generated TypeScript takes from elsewhere, by module. */
final class TypeScriptImports {

    private final SortedMap<String, Set<String>> values = new TreeMap<>();
    private final SortedMap<String, Set<String>> types = new TreeMap<>();

    /**
     * Imports something that is there when the program runs.
     *
     * @param address {@code module#name}
     */
    String value(String address) {
        return add(values, address);
    }

    /**
     * Imports what only the compiler sees.
     *
     * @param address {@code module#name}
     */
    String type(String address) {
        return add(types, address);
    }

    private static String add(Map<String, Set<String>> imports, String address) {
        int end = address.indexOf('#');
        String name = address.substring(end + 1);
        imports.computeIfAbsent(address.substring(0, end), module -> new TreeSet<>()).add(name);
        return name;
    }

    /** The import statements of everything that was asked for. */
    String statements() {
        Set<String> modules = new TreeSet<>((one, other) -> order(one).compareTo(order(other)));
        modules.addAll(values.keySet());
        modules.addAll(types.keySet());
        return modules.stream().map(this::statement).collect(Collectors.joining());
    }

    /** Neighbours come last. */
    private static String order(String module) {
        return module.startsWith(".") ? "~" + module : module;
    }

    private String statement(String module) {
        Set<String> running = values.getOrDefault(module, Set.of());
        Set<String> names = new TreeSet<>(running);
        for (String type : types.getOrDefault(module, Set.of())) {
            if (!running.contains(type)) {
                names.add(running.isEmpty() ? type : "type " + type);
            }
        }
        String keyword = running.isEmpty() ? "import type" : "import";
        return "%s { %s } from '%s'\n".formatted(keyword, String.join(", ", names), module);
    }
}
