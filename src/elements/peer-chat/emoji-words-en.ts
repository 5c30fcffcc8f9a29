// Written by scripts/emoji.mjs out of emojibase-data (https://emojibase.dev, MIT licence), whose names are those of Unicode's
// CLDR (Unicode licence).

/** What else each emoji is found by, a line for each but the flags of regions. */
export const WORDS = `cheerful cheery happy laugh nice smile smiling teeth
awesome happy mouth open smile smiling teeth yay
happy laugh lol mouth open smile
grinning happy nice smile teeth
closed eyes hahaha happy laugh lol mouth open rofl smile smiling
cold dejected excited mouth nervous open smile smiling stressed
crying face funny haha happy hehe hilarious joy lmao lol roflmao tear
crying feels funny haha happy hehe hilarious laugh lmao lol roflmao
happy smile
hehe smile upside-down
disappear dissolve embarrassed haha heat hot liquid lol sarcasm sarcastic
flirt heartbreaker sexy slide tease winks
blush glad satisfied smile
angelic angels blessed fairytale fantasy happy innocent peaceful smile spirit tale
3 adore crush ily love romance smile you
143 bae feels heart-eyes hearts ily kisses love romance romantic smile xoxo
excited eyes face grinning smile starry-eyed wow
adorbs bae flirt heart ily lover miss muah romantic smooch xoxo you
143 date dating flirt ily love smooches xoxo you
happy outlined relaxed smile
143 bae blush date dating flirt ily kisses smooches xoxo
143 closed date dating flirt ily kisses love night smile
glad grateful happy joy pain proud relieved smiley touched
delicious eat full hungry smile smiling tasty um yummy
awesome cool nice party stuck-out sweet
crazy epic eye funny joke loopy nutty party stuck-out wacky weirdo yolo
crazy eyes goofy large small
closed eyes gross horrible omg stuck-out taste whatever yolo
money-mouth paid
hugging
giggle giggling oops realization secret shock sudden surprise whoops
amazement awe disbelief embarrass gasp omg quiet scared shock surprise
captivated embarrass hide hiding peep scared shy stare
quiet shh
chin consider hmm pondering wondering
good luck ma’am ok respect salute sir troops yes
keep quiet secret shut zipper-mouth
disapproval disbelief distrust emoji hmm mild skeptical skepticism surprise what
awkward blank deadpan expressionless fine jealous meh oh shade straight unamused unhappy unimpressed whatever
awkward dead fine inexpressive jealous meh not oh omg straight uh unhappy unimpressed whatever
awkward blank expressionless mouthless mute quiet secret silence silent speechless
depressed disappear hidden hide introvert invisible meh whatever wtv
absentminded fog head
boss dapper flirt homie kidding leer shade slick sly smug snicker suave suspicious swag
... bored fine jealous jelly pissed smh ugh uhh unhappy weird whatever
eyeroll shade ugh whatever
awkward dentist grimace grinning smile smiling
blowing exhale exhausted gasp groan relief sigh smiley smoke whisper whistle
liar lie pinocchio
crazy daze earthquake omg panic shock surprise vibrate whoa wow
no shake
nod yes
calm peace relief zen
awful bored dejected died disappointed losing lost sad sucks
crying good night sad sleeping tired

bedtime goodnight nap night tired whatever yawn zzz
bored exhausted fatigued late sleepy tired weary
cold dentist dermatologist doctor dr germs medicine sick
ill sick
head-bandage hurt injury ouch
gross nasty sick vomit
barf ew gross puke sick spew throw up
fever flu gesundheit sick sneeze
dying feverish heat panting red-faced stroke sweating tongue
blue-faced freezing frostbite icicles subzero teeth
dizzy drunk eyes intoxicated mouth tipsy uneven wavy
crossed-out dead dizzy feels knocked sick tired
confused dizzy hypnotized omg smiley trouble whoa woah woozy
blown explode mindblown no shocked way
cowgirl
bday birthday celebrate celebration excited happy hat hooray horn
eyebrow glasses incognito moustache mustache nose person spy tache tash
awesome beach bright bro chilling cool rad relaxed shades slay smile style swag win
brainy clever expert geek gifted glasses intelligent smart
classy fancy rich stuffy wealthy
befuddled confusing dunno frown hm meh not sad sorry sure
confused confusion disappointed doubtful frustrated frustration meh skeptical unsure whatever wtv
anxious butterflies nerves nervous sad stressed surprised worry
sad
sad
believe forgot omg shocked surprised sympathy unbelievable unreal whoa wow you
epic omg stunned surprised whoa woah
cost no omg shocked totally way
amazed awkward crazy dazed dead disbelief embarrassed geez heat hot impressed jeez what wow
anxiety bloated panic shocked surprised vulnerable
begging big eyes mercy not please pretty puppy sad why
admiration aww cry embarrassed feelings grateful gratitude joy please proud resist sad
caught guard scared scary surprise what wow
forgot scared scary stressed surprise unhappy what wow
afraid anxious blame scared worried
blue cold eek mouth nervous open rushed scared yikes
anxious call close complicated disappointed not sweat time whew
awful feels miss sad tear triste unhappy
bawling sad sob tears unhappy
epic fearful munch scared screamer shocked surprised woah
annoyed confused cringe distraught feels frustrated mad sad
concentrate concentration focus headache persevere
awful blame dejected fail losing sad unhappy
close cold feels headache nervous sad scared yikes
crying fail feels hungry mad nooo sad sleepy tired unhappy
cost feels nap sad sneeze
bedtime bored goodnight nap night sleepy tired whatever zzz
anger angry feels fume fuming furious fury mad triumph unhappy won
anger angry feels maddening pouting rage red shade unhappy upset
anger blame feels frustrated maddening rage shade unhappy upset
censor cursing cussing mad pissed swearing
demon devil evil fairytale fantasy purple shade smile tale
demon devil evil fairytale fantasy imp mischievous purple shade tale
body dead death face fairytale i’m lmao monster tale yolo
bone dead death face monster
bs comic doo dung face fml monster poop smelly smh stinks stinky turd

creature devil face fairytale fantasy mask monster scary tale
angry creature face fairytale fantasy mask mean monster tale
boo creature excited face fairytale fantasy halloween haunting monster scary silly tale
creature extraterrestrial face fairytale fantasy monster space tale ufo
creature extraterrestrial face fairytale fantasy gamer games pixelated space tale ufo
face monster
animal face mouth open smile smiling
animal face smile
animal face laughing lol
animal face heart-eyes love smile
animal face ironic
animal closed eyes face
animal face oh surprised
animal face sad tear
animal face
embarrassed face forbidden forgot gesture hide omg prohibited scared secret smh watch
animal ears face forbidden gesture listen not prohibited secret shh tmi
animal face forbidden gesture not oops prohibited quiet secret stealth
heart mail romance valentine
143 adorbs cupid date emotion ily love romance valentine
143 anniversary emotion ily kisses valentine xoxo
143 emotion excited good ily kisses morning night sparkle xoxo
143 emotion excited heartpulse ily kisses muah nervous pulse xoxo
143 cardio emotion heartbeat ily love pulsating pulse
143 adorbs anniversary emotion
143 anniversary date dating emotion ily kisses love loving xoxo
143 emotion hearth purple white
heavy mark punctuation
break crushed emotion heartbroken lonely sad
burn love lust sacred
healthier improving recovering recuperating well
emotion love
143 adorable cute emotion ily like love special sweet
143
143 cardiac emotion ily love
143 emotion ily love romantic
143 emotion ily love romance
143 cute cyan emotion ily like love sky special teal
143 bestest emotion ily love
143
evil wicked
143 emotion gray ily love silver slate special
143
dating emotion heart kissing lips romance sexy
100 a+ agree clearly definitely faithful fleek full keep perfect score true truth yup
angry comic mad upset
argument brawl debate disagreement ruckus wrestle
bomb boom collide comic explode
comic shining shooting stars
comic drip drops splashing squirt water wet workout
cloud comic fart fast gone gotta running smoke

bubble comic dialog message sms talk text typing
balloon witness
balloon dialog
angry balloon mad
bubble cartoon cloud comic daydream decisions dream idea invention realize think thoughts wonder
comic goodnight night sleeping sleepy tired
bye cya g2g greetings gtg hello hey hi later outtie ttfn ttyl wave you
backhand
raised stop
5 five high stop
finger hands
handshake hold reach shake
handshake hold reach shake
dismiss dropped pick shoo up
beckon catch come hold know lift me offer tell
block five halt high hold pause refuse slap stop wait
block five halt high hold pause refuse slap stop wait
awesome bet dope fleek fosho gotcha legit okay pinch rad sure sweet three
gesture hand hold huh interrogation patience relax sarcastic ugh what zip
amount bit fingers little small sort
peace
hand luck
<3 expensive heart love money snap
fingers hand ily love-you three
finger hand rock-on
hang loose shaka
finger hand
finger hand
finger hand
hand
finger hand
finger hand this
finger hand poke you
+1 good hand like yes
-1 bad dislike good hand nope
clenched hand punch solidarity
absolutely agree boom bro bruh bump clenched correct hand knuckle pound punch rock ttyl
left-facing leftwards
right-facing rightwards
applause approval awesome congrats congratulations excited good great homie job nice prayed well yay
celebration gesture hooray praise raised
<3 love you
hug jazz swerve
cupped dua hands prayer wish
agreement deal meeting shake
appreciate ask beg blessed bow cmon five gesture high please pray thanks thx
write
bored care cosmetics done makeup manicure whatever
camera phone
arm beast bench bodybuilder bro curls gains gym jacked muscle press ripped strong weightlift
accessibility prosthetic
accessibility prosthetic
bent foot kick knee limb
ankle feet kick stomp
body ears hearing listening sound
accessibility hard
body noses nosey odor smells
intelligent smart
beat cardiology heartbeat organ pulse real red
breathe exhalation inhalation organ respiration
dentist pearly teeth white
bones dog skeleton wishbone
body face googly looking omg peep seeing
1 body one
body lick slurp
beauty body kissing lipstick
anxious bite fear flirting kiss lipstick nervous sexy uncomfortable worried worry
babies children goo infant newborn pregnant young
bright-eyed grandchild kid younger
bright-eyed child grandson kid son younger
bright-eyed child daughter granddaughter kid virgo younger zodiac
adult
blond-haired human
adult bro
bearded whiskers






adult lady

adult

adult

adult

adult


adult elderly grandparent wise
adult bald elderly gramps grandfather grandpa wise
adult elderly grandma grandmother granny lady wise
annoyed disappointed disgruntled disturbed frustrated gesture irritated upset


disappointed downtrodden frown grimace scowl sulk upset whine


forbidden gesture hand not prohibit


exercise gesture hand omg


fetch flick flip gossip sarcasm sarcastic sassy seriously whatever


gesture here know me pick question raise


accessibility ear gesture hear


apology ask beg favor forgive gesture meditate meditation pity regret sorry


again bewilder disbelief exasperation not oh omg shock smh


doubt dunno guess idk ignorance indifference knows maybe whatever who


doctor healthcare nurse therapist


graduate


instructor lecturer professor


justice law scales


gardener rancher


chef


electrician plumber tradesperson


assembly industrial


architect business manager white-collar


biologist chemist engineer mathematician physicist


coder computer developer inventor software


actor entertainer rockstar star


palette


plane


rocket space


firetruck


apprehend arrest citation cop law over pulled undercover


sleuth spy


buckingham helmet london palace


assassin fighter hidden person secret skills sly soldier stealth war
build fix hardhat hat man person rebuild remodel repair


monarch noble regal royalty
crown fairytale fantasy king royalty tale
crown fairytale fantasy queen royalty tale



cap chinese guapi hat mao pi
bandana hijab kerchief mantilla tichel
formal wedding


wedding



belly bloated full overeat
belly bloated full overeat stuffed
baby mom mother nursing woman


nanny newborn nursing parent
church face fairytale fantasy tale
celebration christmas fairy fantasy father holiday merry tale xmas
celebration christmas fairy fantasy holiday merry mother santa tale xmas
celebration christmas fairy fantasy holiday merry santa tale xmas
good hero superpower


bad criminal evil superpower villain


fantasy magic play sorcerer sorceress sorcery spell summon witch wizard


fairytale fantasy myth person pixie tale wings


blood dracula fangs halloween scary supernatural teeth undead


creature fairytale folklore ocean sea siren trident


elves enchantment fantasy folklore magical myth


djinn fantasy jinn lamp myth rub wishes


apocalypse dead halloween horror scary undead walking


fairy fantasy monster tale trolling
bigfoot cryptid forest giant sasquatch woodwose yeti
face headache relaxing salon soothe spa tension therapy treatment


barber beauty chop cosmetology cut groom parlor shears style


amble gait hike man pace pedestrian stride stroll


amble gait hike man pace pedestrian stride stroll





knees


knees


accessibility blind probing
accessibility blind probing




accessibility
accessibility




accessibility
accessibility




fast hurry marathon move quick race racing rush speed


fast hurry marathon move quick race racing rush speed



dancer elegant festive flair flamenco groove let’s salsa tango
dancer elegant festive flair flamenco groove let’s salsa tango
business
bestie bff counterpart dancer double identical pair partying soulmate twinsies


day luxurious pamper relax sauna spa steambath unwind


climber mountain rock scale up


fencer sword
jockey racehorse riding sport
snow
ski sport
ball birdie caddy driving green pga putt range tee


beach ocean sport surfer swell waves


canoe cruise fishing lake oar paddle raft river rowboat


freestyle sport swimmer triathlon


athletic basketball championship dribble net player throw


barbell bodybuilder deadlift lifter powerlifting weightlifter workout


bicycle bicyclist bike cycle cyclist riding sport


bicycle bicyclist bike cycle cyclist riding sport


active excited flip gymnastics happy somersault


combat duel grapple ring tournament wrestle


sport swimming waterpolo


athletics ball catch chuck hurl lob pitch sport throw toss


act balance balancing handle juggle manage multitask skill


cross legged legs meditation peace relax serenity yoga yogi zen


bathtub tub
bedtime goodnight hotel nap night sleep tired zzz
bae bestie bff couple dating flirt friends twins
bae bestie bff couple dating flirt friends girls sisters twins
bae bestie bff couple dating flirt friends twins
bae bestie bff boys brothers couple dating flirt friends twins
anniversary babe bae couple date dating heart love mwah person romance together xoxo



anniversary babe bae dating kiss love person relationship romance together you




























face silhouette
mysterious shadow
bff everyone friends people
comfort embrace farewell friendship goodbye hello love thanks
child




barefoot clothing omw print walk
clue crime detective forensics identity mystery print safety trace
animal banana
animal banana
animal
animal ape monkey
adorbs animal pet puppies puppy
animals dogs pet
accessibility animal blind
accessibility animal assistance
animal dog fluffy
animal face
animal face
animal curious sly
animal kitten kitty pet
animals cats kitten pet
animal feline halloween meow unlucky
alpha animal face leo mane order rawr roar safari strong zodiac
animal big cat predator
animal big cat predator zoo
animal big cat predator zoo
animal dressage equine farm horses
alces animal antlers elk mammal
animal ass burro hinny mammal mule stubborn
animal equestrian farm racehorse racing
face
animal stripe
animal
animal buffalo herd wisent
animal farm milk moo
animals bull farm taurus zodiac
animal zoo
animals farm milk moo
animal bacon farm pork
animal bacon farm pork sow
animal pig
animal face farm smell snout
animal aries horns male sheep zodiac zoo
animal baa farm female fluffy lamb sheep wool
animal capricorn farm milk zodiac
animal desert dromedary hump one
animal bactrian desert two-hump
alpaca animal guanaco vicuña wool
animal spots
animal
animal extinction large tusk wooly
animal
animal
animal
animals
animal
animal face pet
animal bunny pet
animal bunny pet
animal squirrel
animal dam teeth
animal spiny
animal vampire
animal face grizzly growl honey
animal arctic white
animal australia bear down face marsupial under
animal bamboo face
lazy slow
animal fishing playful
animal stink
animal joey jump marsupial
animal honey pester
feet paws
bird gobble thanksgiving
animal bird ornithology
animal bird ornithology
animal baby bird egg
animal bird ornithology
animal bird front-facing newborn ornithology
animal ornithology
animal antarctica bird ornithology
bird fly ornithology peace
animal bird ornithology
animal bird ornithology
animal bird cygnet duckling ornithology ugly
animal bird ornithology wise
animal bird extinction large ornithology
bird flight light plumage
animal bird flamboyant ornithology tropical
animal bird colorful ornithology ostentatious peahen pretty proud
animal bird ornithology pirate talk
angelic ascend aviation bird flying heavenly mythology soar
animal beak caw corvid crow ornithology raven rook
animal bird duck flock fowl gaggle gander geese honk ornithology silly
ascend ascension emerge fantasy firebird glory immortal rebirth reincarnation reinvent renewal revival revive rise transform
animal face
animal zoo
animal terrapin tortoise
animal reptile
animal bearer ophiuchus serpent zodiac
animal fairytale tale
animal fairytale knights tale
brachiosaurus brontosaurus dinosaur diplodocus
dinosaur t-rex tyrannosaurus
animal beach face ocean
animal beach ocean
animal beach flipper ocean
marine ocean whale
animal lion ocean
animal dinner fishes fishing pisces zodiac
animal fishes
animal fish
animal fish
animal creature ocean
animal beach conch sea
change climate ocean reef sea
animal aquarium burn invertebrate life marine ocean ouch plankton sea stinger tentacles
cancer zodiac
animal bisque claws seafood
food shellfish small
animal food mollusk
diving pearl
animal escargot garden nature slug
insect pretty
animal garden insect
animal garden insect
animal bee bumblebee insect nature spring
animal bug insect
animal garden insect ladybird ladybug nature
animal bug grasshopper insect orthoptera
animal insect pest roach
animal insect

scorpius zodiac
bite disease fever insect malaria pest virus
animal disease insect maggot pest rotting
animal annelid earthworm parasite
amoeba bacteria science virus
anniversary birthday date flower love plant romance
flower plant springtime

beauty buddhism calm flower hinduism peace purity serenity
plant
beauty elegant flower love plant red valentine
dying
flower plant
flower outdoors plant
buttercup dandelion flower plant
blossom flower growth plant
bloom bluebonnet flower indigo lavender lilac lupine plant purple shrub snapdragon spring violet
plant sapling sprout young
decor grow house nurturing
christmas forest pine
forest green habitat shedding
beach plant tropical
desert drought nature plant
ear grains plant
leaf plant
irish plant
4 four-leaf irish lucky plant
falling
autumn falling
blow
branch home nesting
bird branch nesting
fungus toadstool
bare barren branches dead drought trunk winter wood
dionysus fruit
cantaloupe fruit
fruit
citrus fruit nectarine orange vitamin
citrus fruit sour
acidity citrus cocktail fruit garnish key margarita mojito refreshing salsa sour tangy tequila tropical zest
fruit potassium
colada fruit pina tropical
food fruit tropical
diet food fruit health ripe
fruit
fruit
fruit
berries cherry fruit red
berry fruit
berries berry bilberry blueberry food fruit
food
food fruit vegetable
food
colada palm piña
food fruit
aubergine vegetable
food vegetable
food vegetable
crops farm maize maze

capsicum food vegetable
food pickle vegetable
bok burgers cabbage choy kale lettuce salad
cabbage wild
flavoring
flavoring
food nut vegetable
food kidney legume small
almond plant
beer health herb natural spice
beanstalk edamame legume soybean vegetable veggie
food fungi fungus nature pizza portobello shiitake shroom spore sprout toppings truffle vegetable vegetarian veggie
beet food garden radish salad turnip vegetarian
carbs food grain loaf restaurant toast wheat
bread breakfast crescent food french roll
food french
arepa bread food gordita lavash naan pita
convoluted twisted
bakery bread breakfast schmear
breakfast crêpe food hotcake
breakfast indecisive iron


bone chicken drumstick hungry turkey
chop lambchop porkchop red steak
breakfast food meat
burger eat fast food hungry
fast food
cheese food hungry pepperoni slice
frankfurter hotdog sausage
bread
mexican
mexican wrap
food mexican pamonha wrapped
falafel food gyro kebab
chickpea meatball
breakfast food
breakfast easy egg frying over pan restaurant side sunny up
casserole paella
soup stew
cheese chocolate food melted pot ski
breakfast cereal congee oatmeal porridge
food
corn movie
dairy
condiment flavor mad salty shaker taste upset

food
food
food japanese
food
food
chopsticks food noodle pho ramen soup
food meatballs pasta restaurant
food
food kebab restaurant seafood skewer stick
food
prawn tempura
food pastry restaurant
autumn festival yuèbǐng
dessert japanese skewer stick sweet
empanada gyōza jiaozi pierogi potsticker
prophecy
chopsticks delivery food oyster pail
dessert food icecream restaurant serve sweet
dessert restaurant sweet
dessert food restaurant sweet
breakfast dessert donut food sweet
chip chocolate dessert sweet
bday celebration dessert happy pastry sweet
cake dessert pastry slice sweet
bakery dessert sprinkles sugar sweet treat
apple filling fruit meat pastry pumpkin slice
candy dessert halloween sweet tooth
cavities dessert halloween restaurant sweet tooth wrapper
candy dessert food restaurant sweet
dessert pudding sweet
barrel bear food honeypot jar sweet
babies birth born drink infant milk newborn
drink
cafe caffeine chai coffee drink morning steaming tea
brew drink food pot
beverage cup drink oolong
bar beverage bottle cup drink restaurant
bar drink
alcohol bar beverage booze club drinking drinks restaurant
alcohol bar booze club drinking drinks mad martini men
alcohol bar booze club cocktail drinking drinks drunk mai party tai tropics
alcohol ale bar booze drinking drinks octoberfest oktoberfest pint stein summer
alcohol bar booze bottoms cheers drinking drinks
celebrate drink
liquor scotch shot whiskey whisky
accident drink empty glass oops spill water
drink juice malt soda soft water
boba food milk pearl
juice straw sweet
drink
cold cube iceberg
hashi jeotgarak kuaizi
cooking dinner eat
breakfast breaky cooking cutlery delicious dinner eat feed food hungry lunch restaurant yummy
eat tableware
chef cooking hocho tool weapon
condiment container empty nothing sauce store
aquarius cooking drink jug tool weapon zodiac
earth europe-africa world
earth world
asia-australia earth world
earth internet web worldwide


direction magnetic navigation orienteering
cold snow-capped

avalanche danger disaster earthquake mountain mudslide rocks
eruption mountain nature
mountain nature







crane
bricks clay mortar wall
boulder heavy solid stone tough
log lumber timber
home house roundhouse shelter yurt

home
building country heart home ranch settle simple suburban suburbia where
building country heart home ranch settle simple suburban suburbia where
city cubical job
building
building european
building doctor medicine
building
building
building
24 building hours
building
building
building
building
building european
chapel hitched nuptials romance

new nyc york
bless chapel christian cross religion
islam masjid muslim religion

jewish judaism religion temple
religion
hajj islam muslim religion umrah

camping



morning
morning nature
building evening landscape sunset
building dusk

hotsprings steaming
entertainment
amusement park playing sliding theme
amusement park theme
amusement park theme
cut fresh haircut shave

caboose engine railway steam trains travel
electric train tram travel trolleybus
high-speed railway shinkansen
high-speed nose railway shinkansen speed travel
arrived choo railway
subway travel
arrived monorail railway
railway train
trolleybus
vehicle
car trip
bus trolleybus
school vehicle
cars
bus tram
bus drive van vehicle
emergency vehicle
truck
5–0 cops patrol

cabbie car drive vehicle yellow
cabbie cars drove hail yellow
car driving vehicle
cars drove vehicle
car drive recreational sportutility
automobile car flatbed pick-up transportation
car drive vehicle
car drive move semi truck vehicle
vehicle
zoom
racing

accessibility
accessibility
tuk
bike class cycle cycling cyclist gang ride spinning

board skater wheels
blades skates sport
busstop
highway road
train

diesel fuelpump gasoline station
car circle tire turn vehicle
alarm alert beacon emergency revolving siren
intersection signal stoplight
drove intersection signal stoplight
octagonal
barrier
ship tool
float lifesaver preserver rescue safety saver swim
boat resort sailing sea yacht
boat
billionaire boat lake luxury millionaire summer travel

boat passenger
motorboat
boat passenger travel
aeroplane flying jet plane travel
aeroplane plane
aeroplane check-in departures plane
aeroplane arrivals arriving landing plane
hang-glide parasail skydive
chair
copter roflcopter travel vehicle

gondola lift ski
cable car gondola ropeway
space
launch rockets space travel
aliens extra terrestrial ufo
hotel
bag packing roller suitcase travel
sand timer
flowing hours sand timer waiting yolo
clock time
hours hrs late time waiting
clock time

time
12:00 o’clock time
12:30 30 clock time
1:00 o’clock time
1:30 30 clock time
2:00 o’clock time
2:30 30 clock time
3:00 o’clock time
30 3:30 clock time
4:00 o’clock time
30 4:30 clock time
5:00 o’clock time
30 5:30 clock time
6:00 o’clock time
30 6:30 clock
0 7:00 o’clock
30 7:30 clock
8:00 o’clock time
30 8:30 clock time
9:00 o’clock time
30 9:30 clock time
0 10:00 o’clock
10:30 30 clock time
11:00 o’clock time
11:30 30 clock time
dark space
dreams space
space
space
space
space
space
space
ramadan space
space
space
dreams
weather
bright rays space sunny weather
bright
beach bright day heat shine sunny sunshine weather
saturnine
astronomy medium stars white
glittery night shining sparkle win
falling night space
space
weather
cloudy weather
thunderstorm
weather
weather
weather
weather
cold weather
weather
cloud weather whirlwind
cloud weather
blow cloud
dizzy hurricane twister typhoon weather
gay genderqueer glbtq lesbian lgbtqia nature pride queer transgender weather
clothing rain
clothing rain
clothing weather
rain sun
danger electricity lightning nature thunderbolt zap
cold weather
cold man
cold man
space
af burn flame hot litaf tool
cold comic nature sad sweat tear water weather
nature ocean surfer surfing
celebration halloween pumpkin
celebration
boom celebration entertainment yolo
boom celebration fireworks
dynamite explosive fireworks light popping spark
* magic star
birthday celebrate celebration
awesome birthday celebrate celebration excited hooray tada woohoo
celebrate celebration party woohoo
banner celebration japanese
bamboo celebration japanese plant
celebration festival
celebration
bell celebration
celebration
gift good hóngbāo lai luck money see
celebration
birthday bow box celebration christmas present surprise
celebration

admission stub
award celebration
champion champs prize slay sport victory winning
award gold winner
first gold
second silver
bronze third
football futbol sport
ball sport
ball glove sports underarm
ball hoop sport
ball game
ball bowl sport super
ball sport
ball racquet sport
ultimate
ball game sport strike
ball bat
ball game stick
game puck stick
ball goal sports stick
ball bat game paddle pingpong table tennis
birdie game racquet shuttlecock

judo karate taekwondo

golf sport
skating
entertainment sport
scuba snorkeling
athletics sash
snow sport
luge sledge sleigh snow toboggan
game rock
dart direct entertainment game hit target
fluctuate toy
fly soar
gun handgun revolver tool weapon
8ball billiard eight game
fairytale fantasy fortune future magic tale tool
magician witch wizard
controller entertainment
game videogame
casino gamble gambling game slots
dice entertainment
clue interlocking jigsaw
plaything plush stuffed toy
candy celebrate celebration cinco de festive mayo party pinada pinata
dance disco glitter party
babooshka baboushka babushka matryoshka russia
card game
card emotion game hearts
card game
card clubs game
dupe expendable
card game wildcard
game
game japanese
actor actress entertainment mask theater theatre thespian
art museum painting
artsy arty colorful creative entertainment museum painter painting
needle sewing spool string
embroidery stitches sutures tailoring thread
ball crochet knit
cord rope tangled tie twine twist
clothing eyeglasses eyewear
dark eyewear glasses
dive eye protection scuba swimming welding
clothes doctor dr experiment jacket scientist white
emergency
clothing employed serious shirt tie
blue casual clothes clothing collar dressed shopping tshirt weekend
blue casual clothes clothing denim dressed pants shopping trousers weekend
bundle cold neck up
hand
brr bundle cold jacket up
stocking
clothes clothing dressed fancy shopping
clothing comfortable
clothing dress
bathing one-piece suit
bathing one-piece suit swimsuit underwear
bathing pants suit swimsuit underwear
bathing beach clothing pool suit swim
blouse clothing collar dressed lady shirt shopping woman’s
clack clap cooling dance flirt flutter hot shy
clothes clothing coin dress fancy handbag shopping
bag clothes clothing dress lady purse shopping
clothes clothing dress handbag pouch purse
hotel
backpacking bag bookbag education rucksack satchel school
beach flip flop sandals shoe thongs zōri
brown clothes clothing feet foot kick man’s shoes shopping
athletic clothes clothing fast kick shoes shopping sneaker tennis
backpacking brown camping outdoors shoe
ballet comfy flats slip-on slipper
clothes clothing dress fashion heels high-heeled shoes shopping stiletto woman
clothing shoe woman’s
dance
clothes clothing dress shoes shopping woman’s
afro comb groom
clothing family king medieval queen royalty win
clothes clothing garden hats party woman’s
clothes clothing fancy formal magic tophat
celebration clothing education hat scholar
baseball bent dad hat
army soldier warrior
aid cross face hat worker’s
clothing necklace religion
cosmetics date makeup
diamond engaged engagement married romance shiny sparkling wedding
diamond engagement jewel money romance wedding
quiet silent sound
soft sound
sound
loud music sound
address communication public sound
cheering sound

break church sound
forbidden mute not prohibited quiet silent sound
note
sound
sound
music
music
music
karaoke music sing sound
earbud sound
entertainment tbt video
instrument music
instrument music
brass instrument jazz music sad slide
box concertina instrument music squeezebox
instrument music strat
instrument piano
instrument music
music stringed
drumsticks music
beat conga instrument rhythm
cha dance instrument music party percussion rattle shaker
band fife flautist instrument marching music orchestra piccolo pipe recorder woodwind
cupid instrument love music orchestra
cell communication telephone
build call cell communication receive telephone
phone
communication phone voip
communication
communication

drained electronic energy power
electricity
computer office pc personal
monitor
computer
computer

computer
minidisk optical
computer
blu-ray cd computer dvd
blu-ray cd computer disk optical
calculation calculator
bollywood cinema film hollywood record
cinema movie
cinema movie video
action movie
tv video
photo selfie snap tbt trip video
video
camcorder tbt
old school tape vcr vhs
lab left-pointing science search tool
contact lab right-pointing science search tool
light
comic electric idea
electric light tool torch
bar light restaurant
light oil
book decorated education school writing
education
education fantasy knowledge library novels reading
education fantasy library reading
education fantasy library reading
education fantasy library reading
education fantasy knowledge library novels reading school study

notebook
document paper
paper
document paper
communication paper
paper rolled-up
marker
mark
tag
dollar euro gold metal money rich silver treasure
bank bet billion cash cost dollar gold million moneybag paid paying pot rich win
gem gold jewels loot money prize silver valuables wealth
bill currency money note
bill currency money note
100 bill currency money note rich
billion cash currency money note pounds
banknote billion cash dollar fly million note pay
bank cash charge money pay
accounting bookkeeping evidence invoice proof
bank currency graph growth market money rise trend upward
e-mail email letter
email letter
delivering e-mail email letter mail receive sent
communication down e-mail email letter mail outgoing send sent
box email letter mail sent
box email letter mail receive zero
box communication delivery parcel shipping
communication postbox
postbox
postbox
postbox
mailbox


pen

ballpoint
painting

communication media notes pencil
office



date
tear-off
pad
pad
old rolodex school
data graph growth right trend upward
data downward graph negative trend
data graph
do list notes
collage pin
location map pin


angle edge math straightedge
angle math set slide triangle
cutting paper tool

filing paper
can garbage trash
closed private
cracked lock open
ink nib privacy
bike closed secure
keys lock major password unlock
clue lock
home improvement repairs tool
chop hatchet split wood
hammer mining tool
tool
spanner tool
knife weapon
weapon
boom comic dangerous explosion hot
rebound repercussion weapon
archery sagittarius tool weapon zodiac
weapon
carpenter cut lumber tool trim
home improvement spanner tool
flathead handy tool
home improvement tool
cogwheel tool
compress tool vice
justice libra scales tool weight zodiac
accessibility blind probing
links
breaking cuffs freedom

catch crook curve ensnare point selling
box chest mechanic red
attraction horseshoe magnetic negative positive shape u
climb rung step
bury dig garden hole plant scoop snow spade
chemistry tool
chemistry experiment lab science
bacteria biologist biology culture lab
biologist evolution genetics life
experiment lab science tool
contact extraterrestrial science tool
aliens contact dish science
doctor flu medicine needle shot sick tool vaccination
bleed donation injury medicine menstruation
doctor drugs medicated medicine pills sick vitamin

aid cane disability help hurt injured mobility stick
doctor heart medicine
bones doctor medical skeleton skull xray
back closet front
accessibility hoist lift
makeup reflection reflector speculum
air frame fresh opening transparent view
hotel sleep
hotel
seat sit
bathroom
cup force plumber poop suction toilet
water

bait cheese lure mousetrap snare
sharp shave
moisturizer shampoo sunscreen
diaper punk rock
cleaning sweeping witch
farming laundry picnic
toilet towels
cask pail vat
bar bathing cleaning lather soapdish
burp clean floating pearl soap underwater
bathroom brush clean dental hygiene teeth toiletry
absorbing cleaning porous soak
quench
trolley
smoking
dead death vampire
cemetery dead graveyard memorial rip tombstone
ashes death
bead blue charm evil-eye talisman
amulet fatima fortune guide hand mary miriam palm protection
face moyai statue stoneface travel
card demonstration notice picket plaque protest sign
credentials document license security
automated bank cash money teller
litterbin
drinking
access handicap
bathroom lavatory man men’s restroom toilet wc
bathroom lavatory restroom toilet wc woman women’s
bathroom lavatory toilet wc
changing
bathroom lavatory restroom toilet wc

packing
arrived bags case checked journey packing plane ready travel trip
baggage case locker
caution
pedestrian traffic
do fail forbidden not pass prohibited traffic
entry forbidden not smoke
bike forbidden not prohibited
forbidden not prohibited smoke
forbidden not prohibited
dry non-drinking non-potable prohibited
forbidden not prohibited
cell forbidden not prohibited telephone
18 age forbidden not prohibited restriction underage
sign
sign
cardinal direction north
direction intercardinal northeast up-right
cardinal direction east
direction down-right intercardinal southeast
cardinal direction south
direction down-left intercardinal southwest
cardinal direction west
direction intercardinal northwest up-left
up-down
left-right




refresh reload
again anticlockwise deja refresh rewindershins vu


mark on!
brb omw
homie up
pray religion
atheist
hindu religion
jewish judaism religion
buddhist religion
difficult lives religion taoist total yinyang
christian religion
christian religion
islam muslim ramadan religion
healing peaceful
candelabrum candlestick hanukkah jewish judaism religion
fortune jewish judaism six-pointed
deg fateh khalsa religion sikhism tegh
horoscope ram zodiac
bull horoscope ox zodiac
horoscope twins zodiac
crab horoscope zodiac
horoscope lion zodiac
horoscope zodiac
balance horoscope justice scales zodiac
horoscope scorpion scorpius zodiac
archer horoscope zodiac
goat horoscope zodiac
bearer horoscope water zodiac
fish horoscope zodiac
bearer serpent snake zodiac
arrow crossed
arrow clockwise
arrow clockwise once
arrow right triangle
arrow double fast-forward
arrow scene triangle
arrow right triangle
arrow left triangle
arrow double rewind
arrow previous scene triangle
arrow red
arrow double
arrow red
arrow double
bar double vertical
square
circle

camera film movie
brightness low
brightness light
cell communication mobile phone signal telephone
broadband computer connectivity hotspot internet network router smartphone wi-fi wifi wlan
cell communication mobile phone telephone
cell telephone
woman
man

cancel multiplication sign x ×
+
- heavy math sign −
division heavy math sign ÷
answer equality math
forever unbounded universal
!! bangbang punctuation
!? ? interrobang punctuation
? punctuation
? outlined punctuation
! outlined punctuation
! punctuation
punctuation
bank money
billion cash charge currency million money pay
aesculapius medicine staff
recycle
knights
anchor poseidon ship tool

chevron green leaf tool yellow
heavy large o
checked checkmark completed done fixed tick ✓
ballot checked done off tick ✓
checked checkmark done heavy tick ✓
cancel multiplication multiply x ×
multiplication multiply square x ×



* eight-spoked
* eight-pointed
*


tm trademark
drip holi ink liquid mess paint spill stain


zero
one
two
three
four
five
six
seven
eight
nine

abcd letters
abcd letters
1234
% & ♪ 〒
abc alphabet







identity




okay
parking
help
mark up!
versus
katakana
katakana
ideograph
ideograph
ideograph
ideograph
ideograph
ideograph
ideograph
ideograph
ideograph
ideograph
ideograph
ideograph
ideograph
ideograph
ideograph
geometric



geometric


geometric
geometric
card penalty

card penalty




geometric
geometric
geometric
geometric
geometric medium-small
geometric medium-small
geometric
geometric
geometric
geometric
geometric
geometric
geometric
geometric
comic geometric
geometric
geometric outlined
geometric
checkered finish flags game race racing sport win
construction golf post
celebration japanese
waving
waving
bisexual gay genderqueer glbtq lesbian lgbtqia pride queer transgender
blue light pink white
jolly plunder roger treasure
gbeng
gbsct
gbwls`;
