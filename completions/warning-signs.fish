# Completes warning-signs in fish: put this file in ~/.config/fish/completions.
complete -c warning-signs -n __fish_use_subcommand -f -a "screen score combine signs contacts demo check evaluate schema export doctor help"
complete -c warning-signs -n '__fish_seen_subcommand_from help' -f -a "screen score combine signs contacts demo check evaluate schema export doctor"
complete -c warning-signs -n '__fish_seen_subcommand_from screen' -l role -x -a "parent teacher professional community"
complete -c warning-signs -n '__fish_seen_subcommand_from screen' -l area -x -a "essex southend thurrock england wales scotland northern_ireland"
complete -c warning-signs -n '__fish_seen_subcommand_from screen' -l plain
complete -c warning-signs -n '__fish_seen_subcommand_from screen' -l keep
complete -c warning-signs -n '__fish_seen_subcommand_from screen' -l require-seal
complete -c warning-signs -n '__fish_seen_subcommand_from screen' -l local -r
complete -c warning-signs -n '__fish_seen_subcommand_from screen' -l help
complete -c warning-signs -n '__fish_seen_subcommand_from score' -l format -x -a "text json markdown html"
complete -c warning-signs -n '__fish_seen_subcommand_from score' -l lines
complete -c warning-signs -n '__fish_seen_subcommand_from score' -l brief
complete -c warning-signs -n '__fish_seen_subcommand_from score' -l exit-level
complete -c warning-signs -n '__fish_seen_subcommand_from score' -l part -x -a "summary do avoid contacts say why answers record more full sources"
complete -c warning-signs -n '__fish_seen_subcommand_from score' -l from -x -a "surveyjs fhir xlsform csv"
complete -c warning-signs -n '__fish_seen_subcommand_from score' -l role -x -a "parent teacher professional community"
complete -c warning-signs -n '__fish_seen_subcommand_from score' -l ignore-columns
complete -c warning-signs -n '__fish_seen_subcommand_from score' -l require-seal
complete -c warning-signs -n '__fish_seen_subcommand_from score' -l local -r
complete -c warning-signs -n '__fish_seen_subcommand_from score' -l help
complete -c warning-signs -n '__fish_seen_subcommand_from combine' -l role -x -a "parent teacher professional community"
complete -c warning-signs -n '__fish_seen_subcommand_from combine' -l format -x -a "text json"
complete -c warning-signs -n '__fish_seen_subcommand_from combine' -l require-seal
complete -c warning-signs -n '__fish_seen_subcommand_from combine' -l local -r
complete -c warning-signs -n '__fish_seen_subcommand_from combine' -l help
complete -c warning-signs -n '__fish_seen_subcommand_from signs' -f -a "missing injuries drugs_or_alcohol offending sexual_health school_absence appearance online_sexual_bullying online_vulnerability family_distance gifts recruiting_others mental_health self_harm suicide"
complete -c warning-signs -n '__fish_seen_subcommand_from signs' -l rules
complete -c warning-signs -n '__fish_seen_subcommand_from signs' -l sources
complete -c warning-signs -n '__fish_seen_subcommand_from signs' -l graph
complete -c warning-signs -n '__fish_seen_subcommand_from signs' -l worksheet
complete -c warning-signs -n '__fish_seen_subcommand_from signs' -l step -x -a "call_999 threat_of_harm missing_suicide missing_call_police suicide_now suicide_now_community teacher_lead_now teacher_lead_adult teacher_head_adult blackmail blackmail_staff blackmail_adult blackmail_close blackmail_support recent_assault recent_assault_nations recent_assault_under_13 recent_assault_community cannot_speak suicide_line insider_tell_no_one insider_parent insider_tonight insider_parent_work insider_teacher insider_teacher_home insider_tonight_staff insider_lado insider_work_nations insider_parents_told insider_professional insider_community insider_community_home teacher_not_home missing_teacher_now community_ring community_ring_elsewhere community_there ask_about_suicide out_of_reach in_care_today tell_today_parent tell_today_wales tell_today_scotland tell_today_ni refer_professional refer_professional_wales wales_duty_teacher refer_professional_scotland refer_professional_ni priority_essex image_who image_under_13 police_today_parent police_today_teacher police_today_professional name_the_harm in_care_staff share_today_parent share_today_teacher share_today_professional community_advice consultation_essex adult_safeguarding adult_advice adult_decides adult_police adult_care_leaver adult_images adult_nrm disclosed_listen disclosed_listen_parent disclosed_write image_removal bullying_today bullying_staff online_help began_online online_help_adult online_help_teacher online_help_professional ask_about_suicide_staff self_harm_care health_today health_today_scotland health_today_teacher injury_today injury_teacher injury_teacher_adult sexual_health_help sexual_health_clinician sexual_health_lead sexual_health_teacher under_13_today place_today place_community community_note community_manager community_know_child crimestoppers_also siblings other_children_staff report_again recruiting_community additional_needs_say missing_return missing_ready missing_interview_england missing_teacher missing_community injuries_community gifts_community record_teacher record_professional strategy teacher_refer_yourself talk_week_parent talk_week_professional find_out_parent find_out_teacher find_out_professional talk_with_child log_parent drugs_help drugs_past offending_help offending_teacher absence_parent absence_staff appearance_help distance_help distance_staff gifts_help gifts_staff mental_health_parent mental_health_staff peer_harm disruption essex_police_team nrm nrm_nations duty_to_report ni_crime_law sharing escalate set_pathway care_together press_on_parent parents_as_partners watch_parent watch_teacher watch_professional watch_adult watch_community say_believed may_not_realise say_staff no_police_wanted no_police_wanted_england exploited_parents not_failing not_failing_home sixteen_seventeen any_child no_closing community_makesafe"
complete -c warning-signs -n '__fish_seen_subcommand_from signs' -l role -x -a "parent teacher professional community"
complete -c warning-signs -n '__fish_seen_subcommand_from signs' -l no-pager
complete -c warning-signs -n '__fish_seen_subcommand_from signs' -l format -x -a "text json markdown html"
complete -c warning-signs -n '__fish_seen_subcommand_from signs' -l help
complete -c warning-signs -n '__fish_seen_subcommand_from contacts' -f -a "emergency_999 silent_solution_55 relay_uk emergency_sms bsl_999 police_101 essex_police_online psni british_transport_police crimestoppers fearless council_licensing report_remove ceop_safety_centre iwf_report revenge_porn_helpline professionals_online_safety_helpline childline shout samaritans papyrus_hopeline247 missing_people_safecall meic galop karma_nirvana nspcc_helpline stop_it_now ivison_trust family_lives youngminds_parents children_first_scotland victim_support rape_crisis_ew frank modern_slavery_helpline nspcc_whistleblowing nrm_referral barnardos_child_trafficking_guardians govuk_report_child_abuse nhs_111 nhs_111_mental_health nhs_111_wales_press_2 breathing_space lifeline_ni set_camhs nhs_sarc_finder oakwood_place_sarc nhs_scotland_sarcs nhs_sexual_health_finder live_fear_free rape_crisis_scotland sericc compass_essex essex_children_families_hub essex_consultation_line essex_southend_emergency_duty southend_children_cspoc thurrock_mash thurrock_emergency_duty essex_effective_support escb childrens_society_care_essex essex_lado southend_lado thurrock_lado wales_council_social_services scotland_social_work ni_gateway_teams ni_northern_gateway ni_emergency_social_work adult_social_care ni_adult_safeguarding essex_adult_social_care southend_adult_social_care thurrock_adult_social_care essex southend thurrock england wales scotland northern_ireland immediate_danger missing suicide_self_harm images_online blackmail injury_medical sexual_assault drugs place_or_person refer_child refer_adult anonymous parent_support child_wants_to_talk allegations insider"
complete -c warning-signs -n '__fish_seen_subcommand_from contacts' -l area -x -a "essex southend thurrock england wales scotland northern_ireland"
complete -c warning-signs -n '__fish_seen_subcommand_from contacts' -l role -x -a "parent teacher professional community"
complete -c warning-signs -n '__fish_seen_subcommand_from contacts' -l need -x -a "immediate_danger missing suicide_self_harm images_online blackmail injury_medical sexual_assault drugs place_or_person refer_child refer_adult anonymous parent_support child_wants_to_talk allegations insider"
complete -c warning-signs -n '__fish_seen_subcommand_from contacts' -l full
complete -c warning-signs -n '__fish_seen_subcommand_from contacts' -l no-pager
complete -c warning-signs -n '__fish_seen_subcommand_from contacts' -l local -r
complete -c warning-signs -n '__fish_seen_subcommand_from contacts' -l format -x -a "text json markdown html"
complete -c warning-signs -n '__fish_seen_subcommand_from contacts' -l help
complete -c warning-signs -n '__fish_seen_subcommand_from demo' -f -a "grandads_phone game_credit quiet_street picture_trap until_friday long_sad_spring family_friend corridor taken_back helpful_coach part_time_table group_chat the_quiet_one three_pieces brings_friends third_visit just_offending moved_away eighteen_now back_seat room_twelve corner_shop pool_car_park last_orders"
complete -c warning-signs -n '__fish_seen_subcommand_from demo' -l with -x -a "grandads_phone game_credit quiet_street picture_trap until_friday long_sad_spring family_friend corridor taken_back helpful_coach part_time_table group_chat the_quiet_one three_pieces brings_friends third_visit just_offending moved_away eighteen_now back_seat room_twelve corner_shop pool_car_park last_orders"
complete -c warning-signs -n '__fish_seen_subcommand_from demo' -l step
complete -c warning-signs -n '__fish_seen_subcommand_from demo' -l pace -r
complete -c warning-signs -n '__fish_seen_subcommand_from demo' -l quiz
complete -c warning-signs -n '__fish_seen_subcommand_from demo' -l list
complete -c warning-signs -n '__fish_seen_subcommand_from demo' -l role -x -a "parent teacher professional community"
complete -c warning-signs -n '__fish_seen_subcommand_from demo' -l area -x -a "essex southend thurrock england wales scotland northern_ireland"
complete -c warning-signs -n '__fish_seen_subcommand_from demo' -l require-seal
complete -c warning-signs -n '__fish_seen_subcommand_from demo' -l local -r
complete -c warning-signs -n '__fish_seen_subcommand_from demo' -l format -x -a "text json markdown html"
complete -c warning-signs -n '__fish_seen_subcommand_from demo' -l help
complete -c warning-signs -n '__fish_seen_subcommand_from check' -l confirm -r
complete -c warning-signs -n '__fish_seen_subcommand_from check' -l strict
complete -c warning-signs -n '__fish_seen_subcommand_from check' -l local -r
complete -c warning-signs -n '__fish_seen_subcommand_from check' -l format -x -a "text json"
complete -c warning-signs -n '__fish_seen_subcommand_from check' -l no-pager
complete -c warning-signs -n '__fish_seen_subcommand_from check' -l help
complete -c warning-signs -n '__fish_seen_subcommand_from evaluate' -l format -x -a "text json markdown"
complete -c warning-signs -n '__fish_seen_subcommand_from evaluate' -l require-seal
complete -c warning-signs -n '__fish_seen_subcommand_from evaluate' -l local -r
complete -c warning-signs -n '__fish_seen_subcommand_from evaluate' -l help
complete -c warning-signs -n '__fish_seen_subcommand_from schema' -f -a "answers result content"
complete -c warning-signs -n '__fish_seen_subcommand_from schema' -l help
complete -c warning-signs -n '__fish_seen_subcommand_from export' -f -a "surveyjs fhir xlsform"
complete -c warning-signs -n '__fish_seen_subcommand_from export' -l role -x -a "parent teacher professional community"
complete -c warning-signs -n '__fish_seen_subcommand_from export' -l output -r
complete -c warning-signs -n '__fish_seen_subcommand_from export' -l help
complete -c warning-signs -n '__fish_seen_subcommand_from doctor' -l prove
complete -c warning-signs -n '__fish_seen_subcommand_from doctor' -l format -x -a "text json"
complete -c warning-signs -n '__fish_seen_subcommand_from doctor' -l help
