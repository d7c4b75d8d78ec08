package city.chengyun.rules.threshold;

import city.chengyun.contract.alert.AlertType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What the world was told about the episodes that late data may still change, and what to tell it
 * when they turn out otherwise. In order of onset as first told; not thread-safe.
 */
final class ToldEpisodes {

    private final List<Told> told = new ArrayList<>(1);

    private static final class Told {
        private Episode episode;
        private int revision;
        private boolean retracted;

        Told(Episode episode, int revision, boolean retracted) {
            this.episode = episode;
            this.revision = revision;
            this.retracted = retracted;
        }
    }

    boolean isEmpty() {
        return told.isEmpty();
    }

    /** Tells one change at the newest end, where nothing else can have changed. */
    List<EpisodeChange> tell(Episode episode) {
        List<EpisodeChange> changes = new ArrayList<>(1);
        tellOne(episode, null, changes);
        return changes;
    }

    /** Tells every difference between what was told and what is known now. */
    List<EpisodeChange> reconcile(List<Episode> known) {
        List<Episode> before = toldNow();
        List<EpisodeChange> changes = new ArrayList<>();
        for (Told entry : told) {
            if (!entry.retracted && findOnset(known, entry.episode.onset()) == null) {
                entry.retracted = true;
                entry.revision++;
                Episode heir = findOverlap(known, entry.episode);
                changes.add(
                        new EpisodeChange(
                                AlertType.RETRACTED,
                                entry.episode,
                                entry.revision,
                                null,
                                heir == null ? null : heir.onset()));
            }
        }
        for (Episode episode : known) {
            tellOne(episode, findOverlap(before, episode), changes);
        }
        return changes;
    }

    /** Forgets a closed episode that no late data can change any more. */
    void forget(long onset) {
        told.removeIf(entry -> entry.episode.onset() == onset);
    }

    /** Forgets retractions older than {@code horizon} that cannot be taken back any more. */
    void forgetRetracted(long horizon, LongPredicate mayRaise) {
        told.removeIf(
                entry ->
                        entry.retracted
                                && entry.episode.onset() < horizon
                                && !mayRaise.test(entry.episode.onset()));
    }

    private void tellOne(Episode episode, @Nullable Episode ancestor, List<EpisodeChange> changes) {
        Told entry = find(episode.onset());
        if (entry == null) {
            entry = new Told(episode, 0, true);
            told.add(entry);
        }
        Episode last = entry.episode;
        boolean raising = entry.retracted;
        entry.episode = episode;
        entry.retracted = false;
        if (raising) {
            Long supersedes =
                    ancestor == null || ancestor.onset() == episode.onset()
                            ? null
                            : ancestor.onset();
            Episode begun = episode.isOpen() ? episode : reopened(episode);
            changes.add(
                    new EpisodeChange(AlertType.RAISED, begun, ++entry.revision, supersedes, null));
            last = begun;
        }
        if (!sameOutcome(last, episode)) {
            AlertType type =
                    last.isOpen() && !episode.isOpen() ? AlertType.CLEARED : AlertType.AMENDED;
            changes.add(new EpisodeChange(type, episode, ++entry.revision, null, null));
        }
    }

    private static Episode reopened(Episode episode) {
        return new Episode(
                episode.onset(),
                episode.raisedAt(),
                episode.value(),
                episode.terms(),
                episode.evidence(),
                null);
    }

    /** Value and evidence may move with late data; only what people act on is told again. */
    private static boolean sameOutcome(Episode a, Episode b) {
        return Objects.equals(a.end(), b.end())
                && a.terms().severity() == b.terms().severity()
                && a.terms().mode() == b.terms().mode();
    }

    private List<Episode> toldNow() {
        return told.stream().filter(entry -> !entry.retracted).map(entry -> entry.episode).toList();
    }

    private @Nullable Told find(long onset) {
        for (Told entry : told) {
            if (entry.episode.onset() == onset) {
                return entry;
            }
        }
        return null;
    }

    private static @Nullable Episode findOnset(List<Episode> episodes, long onset) {
        for (Episode episode : episodes) {
            if (episode.onset() == onset) {
                return episode;
            }
        }
        return null;
    }

    private static @Nullable Episode findOverlap(List<Episode> episodes, Episode other) {
        for (Episode episode : episodes) {
            if (episode.overlaps(other)) {
                return episode;
            }
        }
        return null;
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeInt(told.size());
        for (Told entry : told) {
            entry.episode.writeTo(out);
            out.writeInt(entry.revision);
            out.writeBoolean(entry.retracted);
        }
    }

    static ToldEpisodes readFrom(DataInput in) throws IOException {
        ToldEpisodes episodes = new ToldEpisodes();
        for (int left = in.readInt(); left > 0; left--) {
            episodes.told.add(new Told(Episode.readFrom(in), in.readInt(), in.readBoolean()));
        }
        return episodes;
    }

    ToldEpisodes copy() {
        ToldEpisodes copy = new ToldEpisodes();
        told.forEach(
                entry -> copy.told.add(new Told(entry.episode, entry.revision, entry.retracted)));
        return copy;
    }
}
