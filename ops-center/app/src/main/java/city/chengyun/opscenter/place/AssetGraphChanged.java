package city.chengyun.opscenter.place;

/** Links between devices were made or removed; published after the commit. */
public record AssetGraphChanged() {}
