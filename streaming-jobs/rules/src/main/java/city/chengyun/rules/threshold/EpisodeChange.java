package city.chengyun.rules.threshold;

import city.chengyun.contract.alert.AlertType;
import org.jspecify.annotations.Nullable;

/**
 * What must be told about an episode.
 *
 * @param type raised, cleared, amended or retracted
 * @param episode as it is known now; for a retraction as it was told last
 * @param revision counts what was told of this onset, from 1
 * @param supersedes onset of the episode told before that this one replaces or was cut from
 * @param supersededBy onset of the episode that replaces this one
 */
public record EpisodeChange(
        AlertType type,
        Episode episode,
        int revision,
        @Nullable Long supersedes,
        @Nullable Long supersededBy) {}
