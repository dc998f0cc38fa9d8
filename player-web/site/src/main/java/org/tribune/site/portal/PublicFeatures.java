package org.tribune.site.portal;

import org.tribune.site.alert.AlertFeature;
import org.tribune.site.broadcast.BroadcastFeature;
import org.tribune.site.caption.CaptionFeature;
import org.tribune.site.decision.DecisionFeature;
import org.tribune.site.deliberation.DeliberationFeature;
import org.tribune.site.minutes.MinutesFeature;
import org.tribune.site.opendata.OpenDataFeature;
import org.tribune.site.question.QuestionFeature;
import org.tribune.site.recording.RecordingFeature;
import org.tribune.site.search.SearchFeature;
import org.tribune.site.sitting.SittingFeature;
import org.tribune.site.theme.ThemeFeature;
import org.tribune.site.video.VideoFeature;

/** The features of which the public pages, feeds and embeds show something. */
public record PublicFeatures(
    BroadcastFeature broadcast,
    CaptionFeature captions,
    RecordingFeature recordings,
    VideoFeature videos,
    SittingFeature sittings,
    MinutesFeature minutes,
    DeliberationFeature deliberations,
    OpenDataFeature openData,
    QuestionFeature questions,
    SearchFeature search,
    DecisionFeature decisions,
    AlertFeature alerts,
    ThemeFeature theme) {}
