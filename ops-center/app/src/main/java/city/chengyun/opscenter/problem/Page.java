package city.chengyun.opscenter.problem;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items the entries of this page
 * @param page its number, from 0
 * @param size entries per page
 * @param total entries over all pages
 */
public record Page<T>(List<T> items, int page, int size, long total) {

    /** Most entries that a page may have. */
    public static final int MAX_SIZE = 500;

    /** Checks and copies. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page out of a whole list.
     *
     * @throws Problem 400 {@code bad-page} when page or size is out of range
     */
    public static <T> Page<T> of(List<T> all, int page, int size) {
        requireRange(page, size);
        int from = (int) Math.min((long) page * size, all.size());
        int to = Math.min(from + size, all.size());
        return new Page<>(all.subList(from, to), page, size, all.size());
    }

    /**
     * Checks what a caller asks for.
     *
     * @throws Problem 400 {@code bad-page} when page or size is out of range
     */
    public static void requireRange(int page, int size) {
        if (page < 0 || page > 1_000_000 || size < 1 || size > MAX_SIZE) {
            throw Problem.invalid(
                    "bad-page",
                    "page is %d, allowed from 0; size is %d, allowed 1 to %d"
                            .formatted(page, size, MAX_SIZE));
        }
    }
}
