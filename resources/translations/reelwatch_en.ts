<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>IntakePreview</name>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already watched</source>
        <translation>
            <numerusform>%Ln already watched</numerusform>
            <numerusform>%Ln already watched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repeated</source>
        <translation>
            <numerusform>%Ln repeated</numerusform>
            <numerusform>%Ln repeated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message numerus="yes">
        <source> This computer&apos;s clock and the host&apos;s differ by %Ln minute(s): set the clock and ask for a new link.</source>
        <translation>
            <numerusform> This computer&apos;s clock and the host&apos;s differ by %Ln minute: set the clock and ask for a new link.</numerusform>
            <numerusform> This computer&apos;s clock and the host&apos;s differ by %Ln minutes: set the clock and ask for a new link.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::AccountNotices</name>
    <message numerus="yes">
        <source>%Ln video(s) are paused, nothing is lost.</source>
        <translation>
            <numerusform>%Ln video is paused, nothing is lost.</numerusform>
            <numerusform>%Ln videos are paused, nothing is lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::AddDialog</name>
    <message numerus="yes">
        <source>Add %Ln</source>
        <translation>
            <numerusform>Add %Ln</numerusform>
            <numerusform>Add %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::CloseQuestion</name>
    <message numerus="yes">
        <source>%Ln video(s) are still being watched.</source>
        <translation>
            <numerusform>%Ln video is still being watched.</numerusform>
            <numerusform>%Ln videos are still being watched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln finished video(s) are not kept yet.</source>
        <translation>
            <numerusform>%Ln finished video is not kept yet.</numerusform>
            <numerusform>%Ln finished videos are not kept yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::Endings</name>
    <message numerus="yes">
        <source>%Ln video(s) ready</source>
        <translation>
            <numerusform>%Ln video ready</numerusform>
            <numerusform>%Ln videos ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s) failed</source>
        <translation>
            <numerusform>%Ln video failed</numerusform>
            <numerusform>%Ln videos failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s) cancelled</source>
        <translation>
            <numerusform>%Ln video cancelled</numerusform>
            <numerusform>%Ln videos cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cancelled</source>
        <translation>
            <numerusform>%Ln cancelled</numerusform>
            <numerusform>%Ln cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s) expired</source>
        <translation>
            <numerusform>%Ln video expired</numerusform>
            <numerusform>%Ln videos expired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln expired</source>
        <translation>
            <numerusform>%Ln expired</numerusform>
            <numerusform>%Ln expired</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::ExpiryWarning</name>
    <message numerus="yes">
        <source>%Ln video(s) are not kept yet. The first link expires at %1, and what is not kept by then may be lost.</source>
        <translation>
            <numerusform>%Ln video is not kept yet. Its link expires at %1, and what is not kept by then may be lost.</numerusform>
            <numerusform>%Ln videos are not kept yet. The first link expires at %1, and what is not kept by then may be lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::FileActs</name>
    <message numerus="yes">
        <source>The files of %Ln video(s) were moved to the trash.</source>
        <translation>
            <numerusform>The file of %Ln video was moved to the trash.</numerusform>
            <numerusform>The files of %Ln videos were moved to the trash.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::FindDialog</name>
    <message numerus="yes">
        <source>Add %Ln</source>
        <translation>
            <numerusform>Add %Ln</numerusform>
            <numerusform>Add %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s) not watched yet</source>
        <translation>
            <numerusform>%Ln video not watched yet</numerusform>
            <numerusform>%Ln videos not watched yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %Ln watched already</source>
        <translation>
            <numerusform>, %Ln watched already</numerusform>
            <numerusform>, %Ln watched already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %Ln entries without a usable id left out</source>
        <translation>
            <numerusform>, %Ln entry without a usable id left out</numerusform>
            <numerusform>, %Ln entries without a usable id left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::KeysDialog</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s) of this key stay in the list and are no longer checked: %1.</source>
        <translation>
            <numerusform>%Ln video of this key stays in the list and is no longer checked: %1.</numerusform>
            <numerusform>%Ln videos of this key stay in the list and are no longer checked: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::LibraryDesk</name>
    <message numerus="yes">
        <source>%Ln video(s)</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It names %Ln key(s); the keys themselves stay in the keychain. It takes the place of the present library as Reelwatch starts. The present one is kept beside it, with what you add until then.</source>
        <translation>
            <numerusform>It names %Ln key; the key itself stays in the keychain. It takes the place of the present library as Reelwatch starts. The present one is kept beside it, with what you add until then.</numerusform>
            <numerusform>It names %Ln keys; the keys themselves stay in the keychain. It takes the place of the present library as Reelwatch starts. The present one is kept beside it, with what you add until then.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::LibraryMoving</name>
    <message numerus="yes">
        <source>%Ln video(s) are still in %1. They play from there; they can be moved to %2 as well.</source>
        <translation>
            <numerusform>%Ln video is still in %1. It plays from there; it can be moved to %2 as well.</numerusform>
            <numerusform>%Ln videos are still in %1. They play from there; they can be moved to %2 as well.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s) could not be moved and stay where they are.</source>
        <translation>
            <numerusform>%Ln video could not be moved and stays where it is.</numerusform>
            <numerusform>%Ln videos could not be moved and stay where they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s) were moved.</source>
        <translation>
            <numerusform>%Ln video was moved.</numerusform>
            <numerusform>%Ln videos were moved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::ListDesk</name>
    <message numerus="yes">
        <source>%Ln video(s) exported to %1.</source>
        <translation>
            <numerusform>%Ln video exported to %1.</numerusform>
            <numerusform>%Ln videos exported to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::MainWindow</name>
    <message numerus="yes">
        <source>%1: %Ln active</source>
        <translation>
            <numerusform>%1: %Ln active</numerusform>
            <numerusform>%1: %Ln active</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::Removal</name>
    <message numerus="yes">
        <source>%Ln video(s) removed from the list. Files stay where they are.</source>
        <translation>
            <numerusform>%Ln video removed from the list. Files stay where they are.</numerusform>
            <numerusform>%Ln videos removed from the list. Files stay where they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::SettingsDesk</name>
    <message numerus="yes">
        <source>%Ln video(s), %1</source>
        <translation>
            <numerusform>%Ln video, %1</numerusform>
            <numerusform>%Ln videos, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::StatusLine</name>
    <message numerus="yes">
        <source>%Ln active</source>
        <translation>
            <numerusform>%Ln active</numerusform>
            <numerusform>%Ln active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s) to fetch</source>
        <translation>
            <numerusform>%Ln video to fetch</numerusform>
            <numerusform>%Ln videos to fetch</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::StatusNews</name>
    <message numerus="yes">
        <source>%Ln key(s) frozen</source>
        <translation>
            <numerusform>%Ln key frozen</numerusform>
            <numerusform>%Ln keys frozen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) missing</source>
        <translation>
            <numerusform>%Ln key missing</numerusform>
            <numerusform>%Ln keys missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) out of balance</source>
        <translation>
            <numerusform>%Ln key out of balance</numerusform>
            <numerusform>%Ln keys out of balance</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) rejected</source>
        <translation>
            <numerusform>%Ln key rejected</numerusform>
            <numerusform>%Ln keys rejected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept</source>
        <translation>
            <numerusform>%Ln kept</numerusform>
            <numerusform>%Ln kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln service(s) unreachable</source>
        <translation>
            <numerusform>%Ln service unreachable</numerusform>
            <numerusform>%Ln services unreachable</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::Totals</name>
    <message numerus="yes">
        <source>%Ln video(s)</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln videos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln need(s) attention</source>
        <translation>
            <numerusform>%Ln needs attention</numerusform>
            <numerusform>%Ln need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::Transfer</name>
    <message numerus="yes">
        <source>%1 sent nothing for %Ln s. The video is fetched again by itself.</source>
        <translation>
            <numerusform>%1 sent nothing for %Ln s. The video is fetched again by itself.</numerusform>
            <numerusform>%1 sent nothing for %Ln s. The video is fetched again by itself.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::WaitingVideos</name>
    <message numerus="yes">
        <source>%Ln video(s) have no key.</source>
        <translation>
            <numerusform>%Ln video has no key.</numerusform>
            <numerusform>%Ln videos have no key.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln video(s) wait for a key.</source>
        <translation>
            <numerusform>%Ln video waits for a key.</numerusform>
            <numerusform>%Ln videos wait for a key.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::WatchStandings</name>
    <message numerus="yes">
        <source>%Ln in a row</source>
        <translation>
            <numerusform>%Ln in a row</numerusform>
            <numerusform>%Ln in a row</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reelwatch::Wording</name>
    <message numerus="yes">
        <source>%Ln video(s)</source>
        <translation>
            <numerusform>%Ln video</numerusform>
            <numerusform>%Ln videos</numerusform>
        </translation>
    </message>
</context>
</TS>
